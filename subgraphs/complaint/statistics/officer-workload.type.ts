import { Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What waits where an officer is liaison officer today (beban kerja pejabat). Complaints belong to agencies and not to officers: what is the officer’s is an even part.',
})
export class OfficerWorkload {
  agencyIds!: string[];

  @Field(() => Int, {
    description:
      'Complaints that wait for those agencies or their units to act, deferred ones included (laporan berjalan).',
  })
  openComplaints!: number;

  @Field(() => Int, { description: 'Those of them whose next deadline has passed (terlambat).' })
  overdue!: number;

  @Field(() => Float, {
    description:
      'The officer’s part of `openComplaints` (bagian pejabat), to one decimal: what is open at each of the agencies divided by how many people are liaison officers there or in its units, as `Agency.workload.openPerLiaisonOfficer`, added up.',
  })
  share!: number;

  @Field(() => GraphQLISODateTime, { description: 'Up to when posts in the directory are known here (per tanggal).' })
  asOf!: Date;
}
