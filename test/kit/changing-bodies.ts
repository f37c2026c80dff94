import type { AgencyFacts } from '../../schema/events.js';
import { AgencyRow } from '../../subgraphs/agency-directory/agency.entity.js';
import type { Dialect } from '../../subgraphs/kit/database.js';
import type { SnapshotPage } from '../../subgraphs/kit/feed-source.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from './seeded-directory.js';

export const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];
export const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];
/** Today where the directory of `openChangingBodies` is, and the days on which its laws begin and the former ones end. */
export const TODAY = '2026-03-18';
export const DAY = '2026-03-02';
export const EVE = '2026-03-01';
export const LAW = { from: DAY, legalBasis: 'UU contoh 1/2026' };

export const ESTABLISH = `mutation ($input: EstablishBodyInput!) { done: establishBody(input: $input) {
  agency { id code level timeZone version territory { code } codes { code from until legalBasis } }
} }`;
export const RECODE = `mutation ($input: RecodeAgencyInput!) { done: recodeAgency(input: $input) {
  agency { id code version codes { code from until legalBasis } }
} }`;
export const RENAME = `mutation ($input: RenameAgencyInput!) { done: renameAgency(input: $input) {
  agency { name version formerNames { name until } }
} }`;
const BODY = `id code version level closedAt territory { code } location { code name parent { code } }
  successors { code } predecessors { code } takenOverRegions { from { code } formerCode code }
  children(first: 100) { edges { node { code } } }`;
export const SPLIT = `mutation ($input: SplitAgencyInput!) { done: splitAgency(input: $input) {
  agency { ${BODY} } into { ${BODY} }
} }`;
export const TRANSFER = `mutation ($input: TransferPartsInput!) { done: transferParts(input: $input) {
  agency { ${BODY} } receiver { ${BODY} }
} }`;
export const CLOSE = 'mutation ($input: CloseAgencyInput!) { done: closeAgency(input: $input) { agency { code } } }';
export const ADD_UNIT = `mutation ($input: AddUnitInput!) { done: addUnit(input: $input) { unit { id code } } }`;
const AGENCY = `query ($code: String!, $at: Date) { agency(code: $code, at: $at) {
  id code formerCode name parent { code } location { code } codes { code from until } formerNames { name until }
} }`;
const REGION = `query ($code: String!, $at: Date) { region(code: $code, at: $at) {
  id code name endedOn parent { code } codes { code from until } children(first: 100) { edges { node { code } } }
} }`;

/** A body as `SPLIT` and `TRANSFER` answer it, in part. */
export interface ShownBody {
  id: string;
  code: string;
  version: number;
  children: { edges: { node: { code: string } }[] };
}

export type Shown = Record<string, unknown> | null;

/** A seeded directory in which laws change bodies, and what tests ask of it. */
export interface ChangingBodies {
  directory: SeededDirectory;
  /** An idempotency key that was not used before. */
  key(): string;
  /** The version of the agency that was seeded with this code. */
  version(code: string): Promise<number>;
  /** What a mutation with the alias `done` answers. Throws what it refuses. */
  done<T>(mutation: string, input: object, asker?: Asker): Promise<T>;
  /** The code and the first path with which a mutation is refused; empty where it is not. */
  refusal(mutation: string, input: object, asker?: Asker): Promise<string>;
  agency(code: string, at?: string): Promise<Shown>;
  region(code: string, at?: string): Promise<Shown>;
  /** The codes of the existing regions right inside one. */
  regionsIn(code: string): Promise<string[]>;
  /** What is told of every agency, by its id. */
  facts(): Promise<Map<string, AgencyFacts>>;
}

export async function openChangingBodies(dialect: Dialect): Promise<ChangingBodies> {
  const directory = await openSeededDirectory(dialect, { sample: false, now: new Date(`${TODAY}T02:00:00Z`) });
  let keys = 0;
  const shown = async (query: string, field: string, code: string, at?: string) =>
    (await directory.ask(query, { code, at })).data?.[field] as Shown;
  return {
    directory,
    key: () => `key-of-succession-${++keys}`,
    version: async (code) =>
      (await directory.subgraph.database.read.findOneByOrFail(AgencyRow, { id: seededId(code) })).version,
    async done<T>(mutation: string, input: object, asker: Asker = DESK): Promise<T> {
      const { data, errors } = await directory.ask(mutation, { input }, asker);
      if (errors) throw new Error(JSON.stringify(errors));
      return (data as { done: T }).done;
    },
    async refusal(mutation, input, asker = DESK) {
      const { errors } = await directory.ask(mutation, { input }, asker);
      const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { path: string }[] };
      return [code, fields?.[0]?.path].filter(Boolean).join(' ');
    },
    agency: (code, at) => shown(AGENCY, 'agency', code, at),
    region: (code, at) => shown(REGION, 'region', code, at),
    async regionsIn(code) {
      const { children } = (await shown(REGION, 'region', code)) as unknown as Pick<ShownBody, 'children'>;
      return children.edges.map(({ node }) => node.code);
    },
    async facts() {
      const known = new Map<string, AgencyFacts>();
      for (let page: string | null = ''; page !== null && !page.startsWith('posts'); ) {
        const { rows, next }: SnapshotPage = await directory.internal('feed/snapshot', page ? { page } : {});
        for (const { kind, payload } of rows) {
          if (kind === 'AGENCY_CHANGED') known.set((payload as AgencyFacts).id, payload as AgencyFacts);
        }
        page = next;
      }
      return known;
    },
  };
}
