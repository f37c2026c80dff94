import fc from 'fast-check';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ROLES, type Role } from '../../schema/roles.js';
import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { agencyFacts } from '../../test/kit/directory-double.js';
import {
  type AccessTable,
  type AgencyFinder,
  entitledAt,
  entitlementsOf,
  isAllowed,
  type ParticipantRelation,
  type Participation,
  RELATIONS,
  type RowStanding,
  whereAllowed,
} from './access.js';
import { createTable } from './migration.js';
import { type SqlCondition, withinOrganisation } from './relations.js';
import { Viewer } from './viewer.js';

@Entity('matter')
class MatterRow implements RowStanding {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar', nullable: true })
  supervision!: string | null;

  @Column({ type: 'varchar', nullable: true })
  originId!: string | null;
}

/** Who takes part in a matter. */
@Entity('matter_participant')
class MatterParticipantRow implements Participation {
  @PrimaryColumn({ type: 'varchar' })
  matterId!: string;

  @PrimaryColumn({ type: 'varchar' })
  relation!: ParticipantRelation;

  @Column({ type: 'varchar' })
  organisation!: string;
}

const createMatterParticipant = createTable(1_700_000_000_902, {
  name: 'matter_participant',
  columns: { matterId: 'id!', relation: 'code!', organisation: 'code' },
});

/** The matters in which somebody at `top` or inside it takes part. */
function participates(relation: ParticipantRelation, top: string, parameter: string): SqlCondition {
  const { sql, parameters } = withinOrganisation('part.organisation', top, parameter);
  const parts = `SELECT part.matterId FROM matter_participant part WHERE ${sql} AND part.relation = '${relation}'`;
  return { sql: `matter.id IN (${parts})`, parameters };
}

const createMatter = createTable(1_700_000_000_901, {
  name: 'matter',
  columns: { id: 'id!', organisation: 'code', supervision: 'code?', originId: 'id?' },
});

type Action = 'read' | 'handle';

const NOTHING = Object.fromEntries(ROLES.map((role) => [role, {}])) as AccessTable<Action>;
const TABLE: AccessTable<Action> = {
  ...NOTHING,
  NATIONAL_MONITOR: { NATIONAL: ['read'] },
  AGENCY_ADMIN: { ORGANISATION: ['read', 'handle'], COPY: ['read'] },
  PROVINCIAL_MONITOR: { ORGANISATION: ['read'], TERRITORY: ['read'] },
  LIAISON_OFFICER: { COPY: ['read', 'handle'], SUPERVISION: ['read'] },
  HEAD: { REFERRAL: ['read'] },
  PORTAL: { ORIGIN: ['read'] },
};

const agency = (code: string) => agencyFacts(code, code, { id: code });

function viewerWith(...grants: [Role, string][]): Viewer {
  return new Viewer(
    { kind: 'viewer', subject: 'someone', grants: [], scopes: [], language: 'en', expiresAt: 2 ** 31 },
    grants.map(([role, code]) => ({ role, agency: agency(code) })),
  );
}

const rowOf = (
  code: string,
  originId: string | null = null,
  participants: readonly Participation[] = [],
): RowStanding => ({
  organisation: agency(code).organisation,
  supervision: agency(code).supervision,
  originId,
  participants,
});
const partOf = (relation: ParticipantRelation, code: string): Participation => ({
  relation,
  organisation: agency(code).organisation,
});

describe('isAllowed', () => {
  it.each<[Role, string, Action, string, boolean]>([
    ['AGENCY_ADMIN', '32.16', 'handle', '32.16', true],
    ['AGENCY_ADMIN', '32.16', 'handle', '32.16/diskominfo', true],
    ['AGENCY_ADMIN', '32.16', 'handle', '32.16.05', true],
    ['AGENCY_ADMIN', '32.16/diskominfo', 'handle', '32.16', false],
    ['AGENCY_ADMIN', '32', 'handle', '32.16', false],
    ['AGENCY_ADMIN', '32', 'read', '32.16', false],
    ['PROVINCIAL_MONITOR', '32', 'read', '32.16', true],
    ['PROVINCIAL_MONITOR', '32', 'read', '32.16/diskominfo', true],
    ['PROVINCIAL_MONITOR', '32', 'handle', '32.16', false],
    ['PROVINCIAL_MONITOR', '32', 'read', '33.01', false],
    ['PROVINCIAL_MONITOR', '32', 'read', 'kl.atrbpn/kanwil-jabar', false],
    ['AGENCY_ADMIN', 'kl.bpk', 'read', 'kl.bpkp', false],
    ['NATIONAL_MONITOR', 'kl.panrb', 'read', 'kl.bpkp', true],
    ['NATIONAL_MONITOR', 'kl.panrb', 'handle', 'kl.panrb', false],
    ['HEAD', '32.16', 'read', '32.16', false],
  ])('%s of %s: %s a matter of %s → %s', (role, code, action, row, expected) => {
    expect(isAllowed(viewerWith([role, code]), action, rowOf(row), TABLE)).toBe(expected);
  });

  it('lets a portal see what came in through it, and nothing else', () => {
    const portal = viewerWith(['PORTAL', '32.16']);
    expect(isAllowed(portal, 'read', rowOf('33.01', '32.16'), TABLE)).toBe(true);
    expect(isAllowed(portal, 'read', rowOf('32.16'), TABLE)).toBe(false);
  });
});

describe('isAllowed by taking part', () => {
  it.each<[Role, string, Action, Participation, boolean]>([
    ['AGENCY_ADMIN', '33', 'read', partOf('COPY', '33'), true],
    ['AGENCY_ADMIN', '33', 'read', partOf('COPY', '33/dinkes'), true],
    ['AGENCY_ADMIN', '33/dinkes', 'read', partOf('COPY', '33'), false],
    ['AGENCY_ADMIN', '33', 'read', partOf('COPY', '33.01'), false],
    ['AGENCY_ADMIN', 'kl.bpk', 'read', partOf('COPY', 'kl.bpkp'), false],
    ['AGENCY_ADMIN', '33', 'handle', partOf('COPY', '33'), false],
    ['AGENCY_ADMIN', '33', 'read', partOf('SUPERVISION', '33'), false],
    ['LIAISON_OFFICER', '33', 'handle', partOf('COPY', '33'), true],
    ['LIAISON_OFFICER', '33', 'read', partOf('SUPERVISION', '33'), true],
    ['LIAISON_OFFICER', '33', 'handle', partOf('SUPERVISION', '33'), false],
    ['PROVINCIAL_MONITOR', '33', 'read', partOf('COPY', '33'), false],
    ['HEAD', '33', 'read', partOf('REFERRAL', '33/dinkes'), true],
    ['HEAD', '33', 'handle', partOf('REFERRAL', '33'), false],
    ['HEAD', '33', 'read', partOf('SUPERVISION', '33'), false],
    ['LIAISON_OFFICER', '33', 'read', partOf('REFERRAL', '33'), false],
  ])('lets %s at %s %s a matter of 32.16 with %j: %s', (role, code, action, participant, expected) => {
    expect(isAllowed(viewerWith([role, code]), action, rowOf('32.16', null, [participant]), TABLE)).toBe(expected);
    expect(isAllowed(viewerWith([role, code]), action, rowOf('32.16'), TABLE)).toBe(false);
  });
});

describe('entitledAt', () => {
  it('names the bodies above, those with jurisdiction, and the origin', async () => {
    const known = ['32', '32.16', '32.16/diskominfo', '33'].map(agency);
    const finder: AgencyFinder = {
      byOrganisations: async (paths) => known.filter((facts) => paths.includes(facts.organisation)),
      byJurisdictions: async (regions) =>
        known.filter((facts) => facts.jurisdiction.some((code) => regions.includes(code))),
    };
    expect(await entitledAt(finder, [agency('32.16/diskominfo')], 'portal')).toEqual([
      { agencyId: '32.16', relation: 'ORGANISATION' },
      { agencyId: '32.16/diskominfo', relation: 'ORGANISATION' },
      { agencyId: '32', relation: 'TERRITORY' },
      { agencyId: '32.16', relation: 'TERRITORY' },
      { agencyId: 'portal', relation: 'ORIGIN' },
    ]);
  });

  it('names each participant, by its relation, with the bodies above it', async () => {
    const known = ['32.16', '33', '33/dinkes', '33.01', 'kl.bpk'].map(agency);
    const finder: AgencyFinder = {
      byOrganisations: async (paths) => known.filter((facts) => paths.includes(facts.organisation)),
      byJurisdictions: async () => [],
    };
    const participants = [
      partOf('COPY', '33/dinkes'),
      partOf('COPY', '33'),
      partOf('SUPERVISION', 'kl.bpk'),
      partOf('REFERRAL', '33.01'),
    ];
    expect(await entitledAt(finder, [agency('32.16')], null, participants)).toEqual([
      { agencyId: '32.16', relation: 'ORGANISATION' },
      { agencyId: '33', relation: 'COPY' },
      { agencyId: '33/dinkes', relation: 'COPY' },
      { agencyId: 'kl.bpk', relation: 'SUPERVISION' },
      { agencyId: '33.01', relation: 'REFERRAL' },
    ]);
  });

  it('agrees with isAllowed: who may read a matter now is who is entitled to its event', async () => {
    const codes = [
      '32',
      '32.16',
      '32.16/diskominfo',
      '32.16.05',
      '33',
      '33.01',
      'kl.bpk',
      'kl.bpkp',
      'kl.bpk/pusat',
      '31',
      '31.71',
    ];
    const finder: AgencyFinder = {
      byOrganisations: async (paths) => codes.map(agency).filter((facts) => paths.includes(facts.organisation)),
      byJurisdictions: async (regions) =>
        codes.map(agency).filter((facts) => facts.jurisdiction.some((code) => regions.includes(code))),
    };
    for (const row of codes) {
      const participants = [
        partOf('COPY', '33.01'),
        partOf('SUPERVISION', 'kl.bpk/pusat'),
        partOf('REFERRAL', '31.71'),
      ];
      const entitled = await entitledAt(finder, [agency(row)], null, participants);
      for (const [role, code] of ROLES.flatMap((name) => codes.map((each): [Role, string] => [name, each]))) {
        const viewer = viewerWith([role, code]);
        const mine = entitlementsOf(viewer, 'read', TABLE);
        const sees =
          mine === 'ALL' ||
          mine.some((one) =>
            entitled.some((other) => other.agencyId === one.agencyId && other.relation === one.relation),
          );
        expect([role, code, row, sees]).toEqual([
          role,
          code,
          row,
          isAllowed(viewer, 'read', rowOf(row, null, participants), TABLE),
        ]);
      }
    }
  });
});

describeEachDialect((dialect) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(dialect, {
      entities: [MatterRow, MatterParticipantRow],
      migrations: [createMatter, createMatterParticipant],
    });
  });

  afterAll(async () => {
    await test.drop();
  });

  it('finds by whereAllowed just the rows that isAllowed allows', async () => {
    const codes = [
      '32',
      '32.1',
      '32.16',
      '32.16/diskominfo',
      '32.16/dinkes',
      '32.16.05',
      '32.16.05.2001',
      '31.71',
      '31',
      'kl.bpk',
      'kl.bpkp',
      'kl.bpk/pusat',
      '33.01',
    ];
    const rows = codes.map((code, index) => {
      const copied = partOf('COPY', codes[(index + 3) % codes.length] as string);
      const supervised = partOf('SUPERVISION', codes[(index + 5) % codes.length] as string);
      const referred = partOf('REFERRAL', codes[(index + 7) % codes.length] as string);
      return { id: code, ...rowOf(code, index % 2 ? '32' : null, [copied, supervised, referred].slice(0, index % 4)) };
    });
    const participants = rows.flatMap(({ id: matterId, participants: parts = [] }) =>
      parts.map((part) => ({ matterId, ...part })),
    );
    await test.database.write(async (manager) => {
      await manager.insert(MatterRow, rows);
      await manager.insert(MatterParticipantRow, participants);
    });
    const grant = fc.tuple(fc.constantFrom(...ROLES), fc.constantFrom(...codes));
    await fc.assert(
      fc.asyncProperty(
        fc.array(grant, { maxLength: 3 }),
        fc.constantFrom<Action>('read', 'handle'),
        async (grants, action) => {
          const viewer = viewerWith(...(grants as [Role, string][]));
          const columns = {
            organisation: 'matter.organisation',
            supervision: 'matter.supervision',
            originId: 'matter.originId',
            participates,
          };
          const { sql, parameters } = whereAllowed(viewer, action, columns, TABLE);
          const found = await test.database.read
            .createQueryBuilder(MatterRow, 'matter')
            .where(sql, parameters)
            .getMany();
          const expected = rows.filter((row) => isAllowed(viewer, action, row, TABLE)).map((row) => row.id);
          expect(found.map((row) => row.id).sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: 120, seed: 2026 },
    );
  });

  it('covers every relation that a table may name', () => {
    const used = new Set(ROLES.flatMap((role) => Object.keys(TABLE[role])));
    expect([...used].sort()).toEqual([...RELATIONS].sort());
  });
});
