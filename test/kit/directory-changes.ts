import type { AgencyFacts } from '../../schema/events.js';
import { AgencyRow } from '../../subgraphs/agency-directory/agency.entity.js';
import type { SubgraphResponse } from '../../subgraphs/kit/execute-operation.js';
import { type Asker, type SeededDirectory, seededId } from './seeded-directory.js';

export const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];

export const ADD =
  'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { id code name parent { code } location { code } timeZone } } }';
export const RECORD = 'mutation ($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id name } } }';

interface Added {
  id: string;
  code: string;
}

/** How administrators change the directory, and what it tells of that. */
export interface DirectoryChanges {
  newKey(): string;
  /** The events since the last call. */
  newEvents(): Promise<{ kind: string; payload: AgencyFacts }[]>;
  change(mutation: string, input: Record<string, unknown>, asker?: Asker): Promise<SubgraphResponse>;
  /** The row of a seeded agency. */
  stored(code: string): Promise<AgencyRow>;
  addUnit(suffix: string, parent?: string, name?: string, from?: string): Promise<Added>;
  /** The id of a new officer. */
  recordOfficer(name: string): Promise<string>;
}

export function directoryChanges(directoryNow: () => SeededDirectory): DirectoryChanges {
  let cursor: string | undefined;
  let keys = 0;
  const newKey = () => `key-of-test-${++keys}`;
  const change: DirectoryChanges['change'] = (mutation, input, asker = ADMIN) =>
    directoryNow().ask(mutation, { input }, asker);
  const newEvents: DirectoryChanges['newEvents'] = async () => {
    const from = cursor ?? (await directoryNow().internal('feed/head')).cursor;
    const page = await directoryNow().eventsSince(from);
    cursor = page.endCursor;
    return page.events.map(({ kind, payload }) => ({ kind, payload: payload as AgencyFacts }));
  };
  return {
    newKey,
    newEvents,
    change,
    stored: (code) => directoryNow().subgraph.database.read.findOneByOrFail(AgencyRow, { id: seededId(code) }),
    async addUnit(suffix, parent = '32.16', name = `Dinas ${suffix}`, from = '2020-01-02') {
      const input = { parent, suffix, kind: 'REGIONAL_DEPARTMENT', name, from, idempotencyKey: newKey() };
      const { data, errors } = await change(ADD, input);
      expect(errors).toBeUndefined();
      await newEvents();
      return (data as { addUnit: { unit: Added } }).addUnit.unit;
    },
    async recordOfficer(name) {
      const { data } = await change(RECORD, { agency: '32.16', name, idempotencyKey: newKey() });
      return (data as { recordOfficer: { officer: { id: string } } }).recordOfficer.officer.id;
    },
  };
}
