import { Field, ID, InputType, Int } from 'type-graphql';
import { AgencyKind } from '../kit/agency-kind.enum.js';
import { DateScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';

const AGENCY = 'The agency, by id or code (instansi).';
const EXPECTED_VERSION = 'The version that the client has read (versi yang dibaca).';
/** Of a new agency. */
const FIRST_DAY =
  'Its first day, not in the future nor before the end of whoever had its code; today where it is left out (sejak).';

@InputType({ description: 'Whether an agency is connected with SP4N-LAPOR! (pencatatan keterhubungan).' })
export class RecordConnectionInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => Boolean, { description: 'Whether it is connected since then (terhubung).' })
  connected!: boolean;

  @Field(() => Date, { description: 'Since when, not in the future (sejak).' })
  since!: Date;

  @Field(() => String, { nullable: true, description: 'A word about it, public (catatan).' })
  note?: string | null;

  @Field(() => Int, { description: EXPECTED_VERSION })
  expectedVersion!: number;
}

@InputType({ description: 'Whether an agency has an account in SP4N-LAPOR! (pencatatan akun).' })
export class RecordAccountInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => Boolean, { description: 'Whether it has an account since then (memiliki akun).' })
  exists!: boolean;

  @Field(() => Date, { description: 'Since when, not in the future (sejak).' })
  since!: Date;

  @Field(() => String, { nullable: true, description: 'A word about it, public (catatan).' })
  note?: string | null;

  @Field(() => Int, { description: EXPECTED_VERSION })
  expectedVersion!: number;
}

@InputType({ description: 'A unit to be added to a body (penambahan unit).' })
export class AddUnitInput {
  @Field(() => ID, { description: 'The body or unit that it is part of, by id or code (instansi induk).' })
  parent!: string;

  @Field(() => String, {
    description: 'The last part of its code, such as `diskominfo`: lower-case letters, digits, hyphens (akhiran kode).',
  })
  suffix!: string;

  @Field(() => AgencyKind, { description: 'What kind of unit it is (jenis).' })
  kind!: AgencyKind;

  @Field(() => String, { description: 'Its full name (nama).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What people call it (nama singkat).' })
  shortName?: string | null;

  @Field(() => DateScalar, { nullable: true, description: FIRST_DAY })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the region in which it sits, where that is not the region of its parent (lokasi).',
  })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA zone of a mission abroad, for which it is needed; any other unit has that of its region (zona waktu).',
  })
  timeZone?: string | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'A region that is not in the code book yet (wilayah baru).' })
class NewRegionInput {
  @Field(() => String, { description: 'Its name without the kind: `Telaga Jaya` (nama).' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What people there call such a region, where that is not the word of its province: negeri, pekon (istilah setempat).',
  })
  localTerm?: string | null;

  @Field(() => String, { description: 'The law that makes it (dasar hukum).' })
  legalBasis!: string;
}

@InputType({ description: 'A village to be added from its region (penambahan desa atau kelurahan).' })
export class AddVillageInput {
  @Field(() => String, {
    description: 'The code of its region, such as `32.16.05.2001`, and its code from then on (kode).',
  })
  region!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its full name, where the local word before the name of its region is not right (nama).',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What people call it (nama singkat).' })
  shortName?: string | null;

  @Field(() => NewRegionInput, {
    nullable: true,
    description:
      'Its region, where that is new: it begins on the same day, and its kind is what the fourth part of its code begins with, 1 for a kelurahan, 2 for a desa, 3 for a desa adat (wilayah baru).',
  })
  newRegion?: NewRegionInput | null;

  @Field(() => DateScalar, { nullable: true, description: FIRST_DAY })
  from?: string | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Another name for an agency (perubahan nama).' })
export class RenameAgencyInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => String, { description: 'The full name from then on (nama).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What people call it from then on (nama singkat).' })
  shortName?: string | null;

  @Field(() => DateScalar, { description: 'The first day of the name, not in the future (sejak).' })
  from!: string;

  @Field(() => Int, { description: EXPECTED_VERSION })
  expectedVersion!: number;
}

@InputType({ description: 'The end of an agency (penutupan instansi).' })
export class CloseAgencyInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => DateScalar, { description: 'Its last day, not in the future (hari terakhir).' })
  lastDay!: string;

  @Field(() => [ID], {
    description: 'Who carries on its tasks, by id or code; empty where nobody does (instansi penerus).',
  })
  successors!: string[];

  @Field(() => Int, { description: EXPECTED_VERSION })
  expectedVersion!: number;
}
