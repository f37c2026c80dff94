import type { AgencyFacts } from '../../schema/events.js';
import type { Role } from '../../schema/roles.js';
import {
  isWithinOrganisation,
  isWithinTerritory,
  organisationAndAbove,
  regionAndAbove,
  type SqlCondition,
  withinOrganisation,
  withinTerritory,
} from './relations.js';
import type { Viewer, ViewerGrant } from './viewer.js';

/** The relations of those who take part in a row that belongs to another agency. */
export const PARTICIPANT_RELATIONS = ['COPY', 'SUPERVISION', 'REFERRAL'] as const;
export type ParticipantRelation = (typeof PARTICIPANT_RELATIONS)[number];

/**
 * How a grant's agency stands to a row: the row's agency is that body or inside it; the row's agency is in its
 * territory; the grant reaches the whole country; the row came in through it; or somebody at that body or inside it takes
 * part in the row, by a copy of it, to supervise, or because it was referred to them.
 */
export const RELATIONS = ['ORGANISATION', 'TERRITORY', 'NATIONAL', 'ORIGIN', ...PARTICIPANT_RELATIONS] as const;
export type Relation = (typeof RELATIONS)[number];

export function isParticipantRelation(relation: Relation): relation is ParticipantRelation {
  return (PARTICIPANT_RELATIONS as readonly Relation[]).includes(relation);
}

/** A subgraph's one table of who may do what: role → relation → actions. What is not in it is forbidden. */
export type AccessTable<Action extends string> = Readonly<
  Record<Role, Partial<Readonly<Record<Relation, readonly Action[]>>>>
>;

/** An agency that takes part in a row, by its path in the organisation relation. */
export interface Participation {
  relation: ParticipantRelation;
  organisation: string;
}

/** What of a row decides access to it. */
export interface RowStanding {
  organisation: string;
  supervision: string | null;
  /** The agency through which the row came in, where that matters. */
  originId?: string | null;
  /** Who takes part in it now, where rows have participants. */
  participants?: readonly Participation[];
}

/** Names of the row's columns in a query, as `RowStanding` names them. */
export interface StandingColumns {
  organisation: string;
  supervision: string;
  originId?: string;
  /** The condition that somebody at `top` or inside it takes part in the row, where rows have participants. */
  participates?: (relation: ParticipantRelation, top: string, parameter: string) => SqlCondition;
}

/** One entry of the set of agencies that are entitled to an event: the agency and by which relation. */
export interface Entitlement {
  agencyId: string;
  relation: Exclude<Relation, 'NATIONAL'>;
}

function relationsWith<Action extends string>(
  grant: ViewerGrant,
  action: Action,
  table: AccessTable<Action>,
): Relation[] {
  return RELATIONS.filter((relation) => table[grant.role][relation]?.includes(action));
}

function holds(relation: Relation, agency: AgencyFacts, row: RowStanding): boolean {
  switch (relation) {
    case 'NATIONAL':
      return true;
    case 'ORGANISATION':
      return isWithinOrganisation(row.organisation, agency.organisation);
    case 'TERRITORY':
      return isWithinTerritory(row.supervision, agency.jurisdiction);
    case 'ORIGIN':
      return row.originId === agency.id;
    case 'COPY':
    case 'SUPERVISION':
    case 'REFERRAL':
      return (row.participants ?? []).some(
        (participant) =>
          participant.relation === relation && isWithinOrganisation(participant.organisation, agency.organisation),
      );
  }
}

/** The first of the viewer's grants by which `action` is allowed on `row`; undefined where none allows it. */
export function allowingGrant<Action extends string>(
  viewer: Pick<Viewer, 'grants'>,
  action: Action,
  row: RowStanding,
  table: AccessTable<Action>,
): ViewerGrant | undefined {
  return viewer.grants.find((grant) =>
    relationsWith(grant, action, table).some((relation) => holds(relation, grant.agency, row)),
  );
}

/** Whether any of the viewer's grants allows `action` on `row`. */
export function isAllowed<Action extends string>(
  viewer: Viewer,
  action: Action,
  row: RowStanding,
  table: AccessTable<Action>,
): boolean {
  return allowingGrant(viewer, action, row, table) !== undefined;
}

/** `isAllowed` as a condition on indexed columns, so that a list holds just the rows that the viewer may see. */
export function whereAllowed<Action extends string>(
  viewer: Viewer,
  action: Action,
  columns: StandingColumns,
  table: AccessTable<Action>,
): SqlCondition {
  const conditions: SqlCondition[] = [];
  viewer.grants.forEach((grant, index) => {
    for (const relation of relationsWith(grant, action, table)) {
      const parameter = `${relation.toLowerCase()}${index}`;
      if (relation === 'NATIONAL') conditions.push({ sql: '1 = 1', parameters: {} });
      if (relation === 'ORGANISATION') {
        conditions.push(withinOrganisation(columns.organisation, grant.agency.organisation, parameter));
      }
      if (relation === 'TERRITORY') {
        grant.agency.jurisdiction.forEach((region, part) => {
          conditions.push(withinTerritory(columns.supervision, region, `${parameter}x${part}x`));
        });
      }
      if (relation === 'ORIGIN' && columns.originId) {
        conditions.push({ sql: `${columns.originId} = :${parameter}`, parameters: { [parameter]: grant.agency.id } });
      }
      if (isParticipantRelation(relation) && columns.participates) {
        conditions.push(columns.participates(relation, grant.agency.organisation, parameter));
      }
    }
  });
  if (conditions.length === 0) return { sql: '1 = 0', parameters: {} };
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(' OR ')})`,
    parameters: Object.assign({}, ...conditions.map((condition) => condition.parameters)),
  };
}

/** By which entries of an event's entitled set the viewer sees it; `'ALL'` for those with national scope. */
export function entitlementsOf<Action extends string>(
  viewer: Viewer,
  action: Action,
  table: AccessTable<Action>,
): Entitlement[] | 'ALL' {
  const entitlements: Entitlement[] = [];
  for (const grant of viewer.grants) {
    for (const relation of relationsWith(grant, action, table)) {
      if (relation === 'NATIONAL') return 'ALL';
      entitlements.push({ agencyId: grant.agency.id, relation });
    }
  }
  return entitlements;
}

/** Finds agencies by where they stand; the directory projection and the directory itself implement it. */
export interface AgencyFinder {
  byOrganisations(paths: readonly string[]): Promise<AgencyFacts[]>;
  byJurisdictions(regions: readonly string[]): Promise<AgencyFacts[]>;
}

/** Where an agency stands that an event concerns. */
export type ConcernedAgency = Pick<AgencyFacts, 'organisation' | 'supervision'>;

/**
 * The set entitled to an event that concerns `agencies`, as of now: each of them with every body above it in its
 * organisation, every body with jurisdiction over it, the agency through which the matter came in, and each participant
 * with every body above it in its organisation.
 */
export async function entitledAt(
  finder: AgencyFinder,
  agencies: readonly ConcernedAgency[],
  originId?: string | null,
  participants: readonly Participation[] = [],
): Promise<Entitlement[]> {
  const paths = new Set(agencies.flatMap((agency) => organisationAndAbove(agency.organisation)));
  const regions = new Set(agencies.flatMap((agency) => (agency.supervision ? regionAndAbove(agency.supervision) : [])));
  const taking = participants.map(({ relation, organisation }) => ({
    relation,
    paths: organisationAndAbove(organisation),
  }));
  const sought = new Set([...paths, ...taking.flatMap((participant) => participant.paths)]);
  const found = sought.size ? await finder.byOrganisations([...sought]) : [];
  const over = regions.size ? await finder.byJurisdictions([...regions]) : [];
  const at = (those: ReadonlySet<string>, relation: Entitlement['relation']) =>
    found.flatMap(({ id, organisation }): Entitlement[] =>
      those.has(organisation) ? [{ agencyId: id, relation }] : [],
    );
  const part = (relation: ParticipantRelation) =>
    at(new Set(taking.flatMap((one) => (one.relation === relation ? one.paths : []))), relation);
  return [
    ...at(paths, 'ORGANISATION'),
    ...over.map(({ id }): Entitlement => ({ agencyId: id, relation: 'TERRITORY' })),
    ...(originId ? [{ agencyId: originId, relation: 'ORIGIN' } satisfies Entitlement] : []),
    ...PARTICIPANT_RELATIONS.flatMap(part),
  ];
}
