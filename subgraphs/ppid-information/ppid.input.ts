import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { idempotencyKey, line, lines, link, oneLine, reference } from '../kit/input-rules.js';
import { DateScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';
import { PpidKind } from './ppid.entity.js';

@InputType({ description: 'Where citizens ask for information (meja layanan informasi).' })
export class ServiceDeskInput {
  @Field(() => String, { nullable: true, description: 'Address (alamat).' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone (telepon).' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail (surel).' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Web page (laman).' })
  url?: string | null;
}

@InputType({ description: 'Who is an agency’s PPID from a day on (penetapan PPID).' })
export class DesignatePpidInput {
  @Field(() => ID, { description: 'Whose PPID: the agency’s id or code (instansi).' })
  agency!: string;

  @Field(() => PpidKind, { description: 'What kind (jenis PPID).' })
  kind!: PpidKind;

  @Field(() => ID, {
    description: 'The unit that does the work: its id or code (unit), the agency itself or one of its units.',
  })
  unit!: string;

  @Field(() => String, { description: 'The office to which objections go (jabatan atasan PPID).' })
  superior!: string;

  @Field(() => ServiceDeskInput, { nullable: true, description: 'Where citizens ask (meja layanan informasi).' })
  desk?: ServiceDeskInput | null;

  @Field(() => String, { description: 'Number of the decree that designates it (nomor SK PPID).' })
  decreeNumber!: string;

  @Field(() => DateScalar, { description: 'Since when (sejak); the one before it ends on that day.' })
  since!: string;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

export const designatePpidSchema = z.object({
  agency: reference,
  kind: z.enum(PpidKind),
  unit: reference,
  superior: line,
  desk: z
    .object({
      address: lines.min(1).max(1000).nullish(),
      phone: oneLine.min(3).max(40).nullish(),
      email: z.email().max(255).nullish(),
      url: link.nullish(),
    })
    .nullish(),
  decreeNumber: line,
  since: z.iso.date(),
  idempotencyKey,
});

/** A designation, as validated. */
export type NewPpid = z.output<typeof designatePpidSchema>;
