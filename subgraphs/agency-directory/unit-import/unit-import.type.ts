import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** How the text of a file is sent. */
export enum CsvEncoding {
  PLAIN = 'PLAIN',
  GZIP_BASE64 = 'GZIP_BASE64',
}

registerEnumType(CsvEncoding, {
  name: 'CsvEncoding',
  description: 'How the text of a file is sent (penyandian berkas).',
  valuesConfig: {
    PLAIN: { description: 'As it is (apa adanya).' },
    GZIP_BASE64: {
      description: 'Compressed with gzip and written in Base64, for files beyond the limit of a request (dimampatkan).',
    },
  },
});

export const ImportProblemCode = {
  UNKNOWN_COLUMN: 'UNKNOWN_COLUMN',
  MISSING_COLUMN: 'MISSING_COLUMN',
  MALFORMED: 'MALFORMED',
  INVALID: 'INVALID',
  DUPLICATE: 'DUPLICATE',
  OUTSIDE: 'OUTSIDE',
  UNKNOWN_PARENT: 'UNKNOWN_PARENT',
  UNKNOWN_REGION: 'UNKNOWN_REGION',
} as const;

export type ImportProblemCode = keyof typeof ImportProblemCode;

registerEnumType(ImportProblemCode, {
  name: 'ImportProblemCode',
  description: 'Why a cell or a row cannot be taken (kode galat).',
  valuesConfig: {
    UNKNOWN_COLUMN: { description: 'There is no such column (kolom tidak dikenal).' },
    MISSING_COLUMN: { description: 'A column is missing (kolom tidak ada).' },
    MALFORMED: { description: 'The row has other columns than the header, or an open quote (baris rusak).' },
    INVALID: { description: 'The value cannot be (nilai tidak valid).' },
    DUPLICATE: { description: 'It stands in the file twice (ganda).' },
    OUTSIDE: { description: 'It is not a unit inside the agency (di luar instansi).' },
    UNKNOWN_PARENT: { description: 'What it would be part of exists neither now nor in the file (induk tidak ada).' },
    UNKNOWN_REGION: { description: 'There is no region with this code (wilayah tidak ada).' },
  },
});

@ObjectType({ description: 'A cell or a row that cannot be taken (galat impor).' })
export class ImportProblem {
  @Field(() => Int, { description: 'The line on which the row begins; the header is line 1 (baris).' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'The column by its header; null for the whole row (kolom).' })
  column!: string | null;

  @Field(() => ImportProblemCode, { description: 'Why, for programs (kode).' })
  code!: ImportProblemCode;

  @Field(() => String, { description: "Why, in the reader's language (pesan)." })
  message!: string;
}

@ObjectType({ description: 'What an import of units would do (pratinjau impor unit).' })
export class UnitImportPreview {
  @Field(() => String, {
    nullable: true,
    description:
      'Stands for just this file and what it would change now: give it as `expectedDigest`; null where there are problems (sidik).',
  })
  digest!: string | null;

  @Field(() => Int, { description: 'How many units would be added (ditambah).' })
  added!: number;

  @Field(() => Int, { description: 'How many units would be changed (diubah).' })
  changed!: number;

  @Field(() => Int, { description: 'How many units are in the directory as the file says (tetap).' })
  unchanged!: number;

  @Field(() => Int, { description: 'How many problems there are in all (jumlah galat).' })
  problemCount!: number;

  @Field(() => [ImportProblem], { description: 'The first 1,000 problems by line (daftar galat).' })
  problems!: ImportProblem[];
}

@ObjectType({ description: 'What an import has done (hasil).' })
export class ImportUnitsPayload {
  @Field(() => Int, { description: 'How many units were added (ditambah).' })
  added!: number;

  @Field(() => Int, { description: 'How many units were changed (diubah).' })
  changed!: number;

  @Field(() => Int, { description: 'How many units were as the file says (tetap).' })
  unchanged!: number;
}

@ObjectType({ description: 'Units as a file (ekspor unit).' })
export class UnitExport {
  @Field(() => String, {
    description:
      "Text with a header, for spreadsheets and to be imported again. A mark (') stands before what a spreadsheet would calculate; an import takes it away (berkas CSV).",
  })
  csv!: string;

  @Field(() => Int, { description: 'How many units it holds (jumlah unit).' })
  rows!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where it goes on, for `after`; null where this is the end (kursor).',
  })
  endCursor!: string | null;
}
