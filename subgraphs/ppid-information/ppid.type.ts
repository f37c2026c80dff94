import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../kit/scalars.js';
import { PpidKind } from './ppid.entity.js';

registerEnumType(PpidKind, {
  name: 'PpidKind',
  description: 'What kind of information officer a PPID is (jenis PPID).',
  valuesConfig: {
    UTAMA: { description: 'Of a whole government, ministry or agency (PPID utama).' },
    PELAKSANA: { description: 'Of a unit or district (PPID pelaksana, PPID pembantu).' },
    DESA: { description: 'Of a village, which is a body of its own (PPID desa).' },
  },
});

@ObjectType({ description: 'Where citizens ask for information (meja layanan informasi); what is not known is null.' })
export class ServiceDesk {
  @Field(() => String, { nullable: true, description: 'Address (alamat).' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone (telepon).' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail (surel).' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Web page (laman).' })
  url!: string | null;
}

@ObjectType({
  description: 'The official of an agency for public information (Pejabat Pengelola Informasi dan Dokumentasi, PPID).',
})
export class Ppid {
  agencyId!: string;
  unitId!: string | null;
  deskAddress!: string | null;
  deskPhone!: string | null;
  deskEmail!: string | null;
  deskUrl!: string | null;

  @Field(() => ID, { description: 'Immutable id of the designation (id PPID).' })
  id!: string;

  @Field(() => PpidKind, { description: 'What kind (jenis PPID).' })
  kind!: PpidKind;

  @Field(() => String, {
    nullable: true,
    description: 'The office to which objections go (jabatan atasan PPID), such as Sekretaris Daerah.',
  })
  superior!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the decree that designates it (nomor SK PPID).' })
  decreeNumber!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Since when (sejak); null where that is not known.' })
  since!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the agency has entered it (terkonfirmasi); otherwise it is what is usual for this kind of agency.',
  })
  confirmed!: boolean;
}
