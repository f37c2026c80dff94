import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { MAX_ROWS, UnitImportService } from './unit-import.service.js';
import { CsvEncoding, ImportUnitsPayload, UnitExport, UnitImportPreview } from './unit-import.type.js';

const AGENCY = 'The agency inside which the units are, by id or code (instansi).';
const CSV =
  'Text with a header and up to 10,000 rows. Columns: `code` (whole, such as `32.16/dinkes/upt-a`: what stands before the last / is what it is part of), `name`, `kind` (a value of AgencyKind); optional `shortName`, `location` (a code that a region has or had), `timeZone` (of missions abroad) and how it is reached from today on: `address`, `phone`, `email`, `website`, `socialMedia` (addresses with blanks between them). Commas, semicolons or tabs between the cells (berkas CSV).';
const ENCODING = 'How the text is sent; beyond 1 MiB it has to be compressed (penyandian).';

@InputType({ description: 'Units of an agency as a file (impor unit).' })
export class ImportUnitsInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => String, { description: CSV })
  csv!: string;

  @Field(() => CsvEncoding, { defaultValue: CsvEncoding.PLAIN, description: ENCODING })
  encoding!: CsvEncoding;

  @Field(() => String, { description: 'The `digest` of the preview that was accepted (sidik pratinjau).' })
  expectedDigest!: string;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@Resolver()
export class UnitImportResolver {
  constructor(private readonly units: UnitImportService) {}

  @Query(() => UnitImportPreview, {
    nullable: true,
    description: 'What importing a file of units would do, and every cell for which it cannot (pratinjau impor unit).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  previewUnitImport(
    @Arg('agency', () => ID, { description: AGENCY }) agency: string,
    @Arg('csv', () => String, { description: CSV }) csv: string,
    @Arg('encoding', () => CsvEncoding, { defaultValue: CsvEncoding.PLAIN, description: ENCODING })
    encoding: CsvEncoding,
    @Ctx() { viewer }: RequestContext,
  ): Promise<UnitImportPreview> {
    return this.units.preview(viewer, agency, csv, encoding);
  }

  @Query(() => UnitExport, {
    nullable: true,
    description: 'The units inside an agency as a file that can be imported again (ekspor unit).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  exportUnits(
    @Arg('agency', () => ID, { description: AGENCY }) agency: string,
    @Arg('first', () => Int, { defaultValue: MAX_ROWS, description: 'How many at most, 1 to 10,000 (jumlah).' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Begin after this cursor, the `endCursor` of the part before (lanjutkan setelah).',
    })
    after: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<UnitExport> {
    return this.units.export(viewer, agency, { first, after });
  }

  @Mutation(() => ImportUnitsPayload, {
    nullable: true,
    description:
      'Adds the units of a file that there are none of and changes those that differ, all or none; what the file does not name stays (impor unit).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async importUnits(
    @Arg('input', () => ImportUnitsInput, { description: 'What to take in (masukan).' }) change: ImportUnitsInput,
    @Ctx() context: RequestContext,
  ): Promise<ImportUnitsPayload> {
    const done = await this.units.import(context.viewer, change);
    context.clear();
    return done;
  }
}
