import { Field, InputType, ObjectType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../../schema/events.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { DateTimeScalar } from '../../kit/scalars.js';
import { Agency } from '../agency.type.js';
import { OfAgencyFilter } from '../of-agency.filter.js';

/** The fields by which streams of this subgraph are kept to some agencies, as those stood when something was told. */
@InputType()
export abstract class NoticeFilter extends OfAgencyFilter {
  @Field(() => [AgencyLevel], { nullable: true, description: 'Level of the agency then (tingkat).' })
  levels?: AgencyLevelName[] | null;
}

/** What every event of this subgraph's streams has. */
@ObjectType()
export abstract class Notice {
  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When it was told (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => AgencyLevel, { description: 'The level of the agency then (tingkat).' })
  level!: AgencyLevelName;

  @Field(() => Agency, { nullable: true, description: 'The agency as it is now (instansi).' })
  agency!: Agency;
}

/** Where a page of a stream ends. */
@ObjectType()
export abstract class NoticePage {
  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}
