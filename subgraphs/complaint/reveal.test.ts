import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId } from '../../test/kit/directory-double.js';

const REVEAL = `mutation ($input: RevealReporterInput!) {
  revealReporter(input: $input) { reporter { name nik phone email address } }
}`;
const ADMIN = asker('AGENCY_ADMIN', '32.16');
const purpose = 'Menghubungi pelapor untuk melengkapi bukti';
const reporter = { name: 'Warga Sangat Rahasia', nik: '0000000101000042', phone: '+62 800 0000 0042' };

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const rows = (sql: string) => hub.subgraph.database.read.query<Record<string, unknown>[]>(sql);
  const accesses = () => rows('SELECT * FROM identity_access ORDER BY at');

  it('keeps who reports encrypted at rest, in every table', async () => {
    await submit(hub, { toAgency: '32.16', reporter });
    const tables = ['complaint', 'reporter_identity', 'timeline_entry', 'event', 'idempotency_key'];
    const all = await Promise.all(tables.map((table) => rows(`SELECT * FROM ${table}`)));
    expect(all.every((stored) => stored.length > 0)).toBe(true);
    const stored = JSON.stringify(all);
    expect(stored).toContain('v1.test.');
    for (const value of Object.values(reporter)) expect(stored).not.toContain(value);
  });

  it('tells the handler who reports, and writes down who read it, when and why', async () => {
    const { id } = await submit(hub, { toAgency: '32.16', reporter });
    const before = (await accesses()).length;
    expect(await hub.data(ADMIN, REVEAL, { input: { complaintId: id, purpose } })).toEqual({
      revealReporter: { reporter: { ...reporter, email: null, address: null } },
    });
    expect((await accesses()).slice(before)).toEqual([
      expect.objectContaining({
        complaintId: id,
        subject: 'AGENCY_ADMIN@32.16',
        role: 'AGENCY_ADMIN',
        agencyId: agencyId('32.16'),
        purpose,
      }),
    ]);
  });

  it('refuses those who do not handle it, and reading without a purpose, and writes nothing down', async () => {
    const { id } = await submit(hub, { toAgency: '32.16', reporter });
    const before = (await accesses()).length;
    const code = (who: typeof ADMIN, why = purpose) =>
      hub.code(who, REVEAL, { input: { complaintId: id, purpose: why } });
    expect(await code(DESK)).toBe('FORBIDDEN');
    expect(await code(asker('PROVINCIAL_MONITOR', '32'))).toBe('FORBIDDEN');
    expect(await code(asker('NATIONAL_MONITOR', 'kl.panrb'))).toBe('FORBIDDEN');
    expect(await code(asker('HEAD', '32.16'))).toBe('FORBIDDEN');
    expect(await code(asker('LIAISON_OFFICER', '32.16'))).toBe('FORBIDDEN');
    expect(await code(asker('AGENCY_ADMIN', '17.02'))).toBe('NOT_FOUND');
    expect(await code(ADMIN, 'perlu')).toBe('BAD_USER_INPUT');
    expect((await accesses()).length).toBe(before);
  });

  it('reveals an anonymous reporter to the national desk only, while it holds the complaint', async () => {
    const { id } = await submit(hub, { anonymous: true, reporter });
    const input = { complaintId: id, purpose };
    expect(await hub.data(DESK, REVEAL, { input })).toMatchObject({
      revealReporter: { reporter: { name: reporter.name } },
    });
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '32.16' });
    expect(await hub.code(ADMIN, REVEAL, { input })).toBe('FORBIDDEN');
    expect(await hub.code(DESK, REVEAL, { input })).toBe('FORBIDDEN');
  });

  it('has nobody to tell where an anonymous reporter gave no name', async () => {
    const { id } = await submit(hub, { anonymous: true, reporter: null });
    const answer = await hub.data(DESK, REVEAL, { input: { complaintId: id, purpose } });
    expect(answer).toEqual({ revealReporter: { reporter: null } });
  });
});
