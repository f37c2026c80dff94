import { Field, Int, ObjectType } from 'type-graphql';
import { EXPORT_COLUMNS } from './readiness-export.columns.js';

@ObjectType({ description: 'How ready agencies are, as a file (ekspor kesiapan).' })
export class ReadinessExport {
  @Field(() => String, {
    description: `Text with a header, for spreadsheets, by code: ${EXPORT_COLUMNS.join(', ')}. A mark (') stands before what a spreadsheet would calculate (berkas CSV).`,
  })
  csv!: string;

  @Field(() => Int, { description: 'How many agencies it holds (jumlah instansi).' })
  rows!: number;
}
