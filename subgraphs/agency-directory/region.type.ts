import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../kit/connection.js';
import { DateScalar } from '../kit/scalars.js';
import { REGION } from '../kit/shared-descriptions.js';
import { RegionKind, RegionLevel } from './region-kind.enum.js';

@ObjectType({ description: REGION.type })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Region {
  @Field(() => ID, { description: 'Immutable, whatever becomes of the code (pengenal).' })
  id!: string;

  @Field(() => String, { description: REGION.code })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its name without the kind, `Bekasi`; that in the name of its government (nama).',
  })
  name!: string;

  @Field(() => RegionKind, { nullable: true, description: 'What kind of region it is (jenis).' })
  kind!: RegionKind;

  @Field(() => RegionLevel, { nullable: true, description: 'Its level in the code book (tingkat).' })
  level!: RegionLevel;

  @Field(() => String, {
    nullable: true,
    description: 'What people there call such a region: distrik, gampong, kalurahan (istilah setempat).',
  })
  localTerm!: string;

  @Field(() => String, { nullable: true, description: 'The IANA zone in which its days run (zona waktu).' })
  timeZone!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it governs itself (otonom); DKI Jakarta's six, kecamatan and kelurahan do not.",
  })
  autonomous!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null while it exists (berakhir pada).' })
  endedOn!: string | null;
}

@ObjectType({ description: 'A code that a region has or had (riwayat kode wilayah).' })
export class RegionCode {
  @Field(() => String, { description: 'The code itself (kode).' })
  code!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day; null where none is recorded (sejak).' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null while it holds (sampai).' })
  until!: string | null;
}

export const RegionConnection = connectionType(Region, 'RegionConnection', { description: 'Regions (wilayah).' });
