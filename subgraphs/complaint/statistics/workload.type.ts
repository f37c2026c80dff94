import { Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What waits at an agency and its units, and how many officers answer for it (beban kerja pejabat penghubung).',
})
export class AgencyWorkload {
  @Field(() => Int, {
    description: 'Complaints that wait for it or its units to act, deferred ones included (laporan berjalan).',
  })
  openComplaints!: number;

  @Field(() => Int, { description: 'Those of them whose next deadline has passed (terlambat).' })
  overdue!: number;

  @Field(() => Int, {
    description: 'How many people hold a post of liaison officer there today, each once (pejabat penghubung).',
  })
  liaisonOfficers!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Open complaints for each liaison officer, to one decimal; null where there is none (beban per pejabat).',
  })
  openPerLiaisonOfficer!: number | null;

  @Field(() => GraphQLISODateTime, {
    description: 'Up to when posts in the directory are known here (per tanggal).',
  })
  asOf!: Date;
}
