import { asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, movementsOf } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { FILE, successionScenario } from '../../../test/kit/succession-scenario.js';
import { AgencyStandingRow } from '../../kit/standing/agency-standing.entity.js';

const UNREAD = { connected: false, hasAccount: false };
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const NEW = asker('AGENCY_ADMIN', '32.19');
const THREE_WEEKS_MS = 21 * 86_400_000;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  const { change, close, file, holderOf, received: submitted, rest, settle } = successionScenario(() => hub);

  beforeEach(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(SAMPLE_AGENCIES) });
    // Its body reads for it.
    change('32.16.06', UNREAD);
    hub.directory.change(agencyFacts('32.19', 'Pemerintah Kabupaten Bekasi Selatan', UNREAD));
    await settle();
  });
  afterEach(() => hub.close());

  const received = async (...named: Parameters<typeof submitted>) => (await submitted(...named)).id;
  const passagesOf = async (id: string) =>
    (await file(id)).timeline.flatMap(({ kind, from, to }) =>
      kind === 'RESPONSIBILITY_PASSED' ? [`${from?.id} → ${to?.id}`] : [],
    );
  const passage = (from: string, to: string) => `${agencyId(from)} → ${agencyId(to)}`;
  const standings = (where: object) => hub.subgraph.database.read.countBy(AgencyStandingRow, where);

  const splitOff = () => {
    change('32.16.06', {
      code: '32.19.01',
      parentId: agencyId('32.19'),
      organisation: '32.19/32.19.01',
      supervision: '32.19.01',
      jurisdiction: ['32.19.01'],
      formerCodes: [{ code: '32.16.06', until: '2026-03-01' }],
    });
    change('32.19', {
      takenOver: [{ fromAgencyId: agencyId('32.16'), formerCode: '32.16.06', code: '32.19.01' }],
    });
  };

  it('what a new body took over stays with the old one until the new one has an account, and passes then', async () => {
    const about = await received('32.16', { regionCode: '32.16.06.1004' });
    const atDistrict = await received('32.16.06', { regionCode: '32.16.06' });
    const after = await endOfFeed(hub);
    splitOff();
    await rest();
    await rest();
    expect(await standings({ moving: true })).toBe(0);
    expect(await standings({ waiting: true })).toBe(2);
    expect(await movementsOf(hub, DESK, after)).toEqual([]);
    for (const id of [about, atDistrict]) await act(hub, REGENCY, 'verify', id);
    const later = await received('32.16', { regionCode: '32.16.06' });
    hub.clock.now = new Date(hub.clock.now.getTime() + THREE_WEEKS_MS);
    change('32.19', { hasAccount: true });
    await hub.subgraph.catchUp();
    await settle();
    for (const id of [about, later]) {
      expect(await passagesOf(id)).toEqual([passage('32.16', '32.19')]);
    }
    expect(await passagesOf(atDistrict)).toEqual([passage('32.16', '32.16.06')]);
    for (const id of [about, later, atDistrict]) {
      await file(id, NEW);
      expect(await hub.code(REGENCY, FILE, { id })).toBe('NOT_FOUND');
    }
    await rest();
    expect(await movementsOf(hub, NEW, after)).toHaveLength(3);
    expect(await standings({ moving: true })).toBe(0);
    expect(await standings({ waiting: true })).toBe(0);
  });

  it('what was brought to the old body meanwhile passes too, and what is brought there afterwards stays', async () => {
    const brought = await received('sp4n', { regionCode: '32.16.06' });
    const known = await received('sp4n', { regionCode: '32.16.06' });
    splitOff();
    await rest();
    await act(hub, DESK, 'verify', brought);
    await act(hub, DESK, 'forward', brought, { toAgency: '32.16' });
    await settle();
    expect(await holderOf(brought)).toBe(agencyId('32.16'));
    hub.clock.now = new Date(hub.clock.now.getTime() + THREE_WEEKS_MS);
    change('32.19', { hasAccount: true, accountSince: hub.clock.now.toISOString() });
    await settle();
    expect(await passagesOf(brought)).toEqual([passage('32.16', '32.19')]);
    await act(hub, NEW, 'return', brought);
    await act(hub, DESK, 'forward', brought, { toAgency: '32.16' });
    await act(hub, DESK, 'verify', known);
    await act(hub, DESK, 'forward', known, { toAgency: '32.16' });
    await rest();
    await settle();
    expect(await passagesOf(brought)).toEqual([passage('32.16', '32.19')]);
    expect(await holderOf(known)).toBe(agencyId('32.16'));
  });

  it('what the new body has sent back stays with the old one, also while it has no account for a time', async () => {
    const id = await received('32.16', { regionCode: '32.16.06' });
    splitOff();
    change('32.19', { hasAccount: true, accountSince: hub.clock.now.toISOString() });
    await rest();
    expect(await holderOf(id)).toBe(agencyId('32.19'));
    await act(hub, NEW, 'verify', id);
    await act(hub, NEW, 'forward', id, { toAgency: '32.16' });
    change('32.19', UNREAD);
    await rest();
    hub.clock.now = new Date(hub.clock.now.getTime() + THREE_WEEKS_MS);
    change('32.19', { hasAccount: true, accountSince: hub.clock.now.toISOString() });
    await rest();
    expect(await holderOf(id)).toBe(agencyId('32.16'));
  });

  it('what a unit had follows it as soon as the unit itself is read', async () => {
    const id = await received('32.16.06');
    splitOff();
    await rest();
    change('32.19.01', { hasAccount: true });
    await settle();
    expect(await passagesOf(id)).toEqual([passage('32.16', '32.16.06')]);
    await act(hub, asker('AGENCY_ADMIN', '32.16.06'), 'verify', id);
  });

  it('goes to the national desk where the body that kept it ends before anybody reads the new one', async () => {
    const about = await received('32.16', { regionCode: '32.16.06' });
    const atDistrict = await received('32.16.06', { regionCode: '32.16.06' });
    splitOff();
    await rest();
    close('32.16', ['32.19']);
    await settle();
    for (const id of [about, atDistrict]) expect(await passagesOf(id)).toEqual([passage('32.16', 'sp4n')]);
    change('32.19', { hasAccount: true });
    await rest();
    for (const id of [about, atDistrict]) expect(await holderOf(id)).toBe(agencyId('sp4n'));
  });

  it('passes from one that ends to the first that is read, by region, else to the national desk', async () => {
    hub.directory.change(agencyFacts('32.20', 'Pemerintah Kabupaten Bekasi Utara'));
    await settle();
    const unread = await received('32.73', { regionCode: '32.16.06' });
    const nobody = await received('kl.bpk');
    change('32.19', { jurisdiction: ['32.19', '32.16.06'] });
    close('32.73', ['32.19', '32.20']);
    hub.directory.change(agencyFacts('kl.baru', 'Kementerian Baru', UNREAD));
    close('kl.bpk', ['kl.baru']);
    await settle();
    expect(await passagesOf(unread)).toEqual([passage('32.73', '32.20')]);
    expect(await passagesOf(nobody)).toEqual([passage('kl.bpk', 'sp4n')]);
  });
});
