import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../kit/connection.js';

@ObjectType({
  description:
    'What an officer who left a post handed over to whoever came after (berita acara serah terima jabatan). Internal to the body.',
})
export class HandOver {
  @Field(() => ID, { description: 'Immutable (pengenal).' })
  id!: string;

  @Field(() => String, { description: 'What was handed over, in words (isi).' })
  content!: string;

  @Field(() => String, { nullable: true, description: 'What is not finished yet (hal yang belum selesai).' })
  openMatters!: string | null;

  @Field(() => [String], { description: 'Addresses of documents that go with it (dokumen).' })
  documents!: string[];

  @Field(() => Date, { description: 'When it was recorded (dicatat pada).' })
  recordedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When the administrator acknowledged it; null until then (diterima pada).',
  })
  acknowledgedAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each change; give it as `expectedVersion` (versi).' })
  version!: number;
}

export const HandOverConnection = connectionType(HandOver, 'HandOverConnection', {
  description: 'Records of handing over, the oldest first (riwayat serah terima jabatan).',
});
