import type { AgencyFacts } from '../../../schema/events.js';
import type { ParticipantRelation, Participation } from '../../kit/access.js';
import { bodyOf, isWithinOrganisation, type SqlCondition, withinOrganisation } from '../../kit/relations.js';
import type { Circumstances } from '../complaint-file.js';
import type { ComplaintParticipantRow } from './participant.entity.js';

/** As what an agency takes part, with the relation that this gives it. */
const RELATION_OF_KIND = {
  /** Tembusan: a co-handler of any body and level. */
  COPY: 'COPY',
  /** A unit of the holder's own body that is asked. */
  CONSULTED: 'COPY',
  /** The provincial agency that checks the follow-up. */
  SUPERVISOR: 'SUPERVISION',
  OMBUDSMAN: 'REFERRAL',
} as const satisfies Record<string, ParticipantRelation>;
export type ParticipantKind = keyof typeof RELATION_OF_KIND;

const KINDS = Object.keys(RELATION_OF_KIND) as ParticipantKind[];

/** Those of the participants that take part now, as access is decided by them. */
export function participationsOf(rows: readonly ComplaintParticipantRow[]): Participation[] {
  return rows
    .filter(({ until }) => until === null)
    .map(({ kind, organisation }) => ({ relation: RELATION_OF_KIND[kind], organisation }));
}

/**
 * The condition that somebody at `top` or inside it takes part in the query's `complaint`. The subquery does not depend on
 * the row, so that it is answered once, from its index.
 */
export function participates(relation: ParticipantRelation, top: string, parameter: string): SqlCondition {
  const { sql, parameters } = withinOrganisation('participant.organisation', top, parameter);
  const kinds = KINDS.filter((kind) => RELATION_OF_KIND[kind] === relation).map((kind) => `'${kind}'`);
  const conditions = `${sql} AND participant.kind IN (${kinds.join()}) AND participant.until IS NULL`;
  return {
    sql: `complaint.id IN (SELECT participant.complaintId FROM complaint_participant participant WHERE ${conditions})`,
    parameters,
  };
}

/** The one that takes part now as `kind`, or the one that is `agencyId`. */
export function findParticipant(
  rows: readonly ComplaintParticipantRow[],
  kind: ParticipantKind,
  agencyId?: string,
): ComplaintParticipantRow | undefined {
  return rows.find(
    (row) => row.kind === kind && row.until === null && (agencyId === undefined || row.agencyId === agencyId),
  );
}

export interface NewParticipant {
  complaintId: string;
  kind: ParticipantKind;
  agency: AgencyFacts;
  note: string | null;
}

/** The participants with one more. */
export function addParticipant(
  rows: readonly ComplaintParticipantRow[],
  { complaintId, kind, agency, note }: NewParticipant,
  { now, actor, newId }: Pick<Circumstances, 'now' | 'actor' | 'newId'>,
): ComplaintParticipantRow[] {
  const { id: agencyId, organisation } = agency;
  const added = { id: newId(), complaintId, agencyId, organisation, kind, since: now, until: null, note };
  return [...rows, { ...added, addedById: actor.agencyId }];
}

/** The participants without those that `ends` names: they took part until now. */
export function endParticipants(
  rows: readonly ComplaintParticipantRow[],
  ends: (row: ComplaintParticipantRow) => boolean,
  now: Date,
): ComplaintParticipantRow[] {
  return rows.map((row) => (row.until === null && ends(row) ? { ...row, until: now } : row));
}

/** Who was asked inside a body is asked no more once the complaint is with another one; all others stay. */
export function leaveBody(
  rows: readonly ComplaintParticipantRow[],
  to: AgencyFacts,
  now: Date,
): ComplaintParticipantRow[] {
  const isLeft = ({ kind, organisation }: ComplaintParticipantRow) =>
    kind === 'CONSULTED' && !isWithinOrganisation(to.organisation, bodyOf(organisation));
  return endParticipants(rows, isLeft, now);
}
