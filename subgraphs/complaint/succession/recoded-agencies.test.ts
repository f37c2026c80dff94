import { In } from 'typeorm';
import { asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, movementsOf } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { successionScenario } from '../../../test/kit/succession-scenario.js';
import { insertRows } from '../../kit/insert-rows.js';
import { GOVERNMENT_HOURS } from '../../kit/office-hours.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import { OfficeHoursRow } from '../regulation/office-hours.entity.js';
import { RuleChangeRow } from '../regulation/rule-change.entity.js';

const CITY = asker('AGENCY_ADMIN', '32.73');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  const { change, close, file, received, settle } = successionScenario(() => hub);

  beforeEach(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(SAMPLE_AGENCIES) });
  });
  afterEach(() => hub.close());

  const stored = (id: string) => hub.subgraph.database.read.findOneByOrFail(ComplaintRow, { id });

  it('follows a ministry under another code, also with what it took over, and passes nothing', async () => {
    const open = await received('kl.bpk');
    const inherited = await received('32.73');
    await act(hub, CITY, 'archive', inherited.id);
    close('32.73', ['kl.bpk']);
    await settle();
    const after = await endOfFeed(hub);
    change('kl.bpk', { code: 'kl.bepeka', organisation: 'kl.bepeka', name: 'Badan Pemeriksa' });
    await settle();
    const body = asker('AGENCY_ADMIN', 'kl.bpk');
    expect(await file(open.id, body)).toMatchObject({
      version: 1,
      handler: { id: agencyId('kl.bpk') },
      hops: [{ agencyCode: 'kl.bpk', agencyName: 'Badan Pemeriksa Keuangan' }],
    });
    expect(await stored(inherited.id)).toMatchObject({
      handlerId: agencyId('32.73'),
      handlerOrganisation: 'kl.bepeka',
    });
    expect(await file(inherited.id, body)).toMatchObject({ handler: { id: agencyId('32.73') } });
    expect(await movementsOf(hub, DESK, after)).toEqual([]);
    await act(hub, body, 'verify', open.id);
  });

  it('counts by the office hours of a regency, and of its region, also under its other code', async () => {
    const { id } = await received('32.73');
    const after = {
      code: '32.83',
      organisation: '32.83',
      supervision: '32.83',
      jurisdiction: ['32.83'],
    };
    const hours = {
      days: GOVERNMENT_HOURS,
      legalBasis: 'contoh',
      validFrom: '2026-01-01',
      validUntil: null,
      version: 1,
    };
    const own = { ...hours, id: 'own', agencyId: agencyId('32.73'), organisation: '32.73', region: '' };
    const ofRegion = { ...hours, id: 'of-region', agencyId: null, organisation: null, region: '32.73' };
    await hub.subgraph.database.write((manager) => insertRows(manager, OfficeHoursRow, [own, ofRegion]));
    change('32.73', after);
    await settle();
    const { read } = hub.subgraph.database;
    const shown = await read.findBy(OfficeHoursRow, { id: In(['own', 'of-region']) });
    expect(shown.map(({ organisation, region }) => [organisation, region]).sort()).toEqual([
      [null, '32.83'],
      ['32.83', ''],
    ]);
    const deadlines = await read.findBy(ComplaintDeadlineRow, { complaintId: id });
    expect(new Set(deadlines.map(({ organisation, region }) => `${organisation} ${region}`))).toEqual(
      new Set(['32.83 32.83']),
    );
  });

  it('leaves the clocks and the changed rules of a regency whose former code another one has by then', async () => {
    const [first, second] = [await received('32.73'), await received('32.16')];
    const named = (code: string) => ({ code, organisation: code, supervision: code, jurisdiction: [code] });
    const other = hub.directory.agency('32.16');
    const changeOf = (code: string): RuleChangeRow => ({
      id: `change of ${code}`,
      at: hub.clock.now,
      kind: 'PROMISE_RECORDED',
      ruleId: 'rule',
      ownerId: agencyId(code),
      organisation: code,
      supervision: code,
      subject: 'somebody',
      role: 'AGENCY_ADMIN',
      agencyId: agencyId(code),
      content: {},
    });
    const kept = { ...changeOf('17.02'), ownerId: null };
    await hub.subgraph.database.write((manager) =>
      insertRows(manager, RuleChangeRow, [changeOf('32.73'), changeOf('32.16'), kept]),
    );
    change('17.02', named('18.20'));
    change('32.73', named('32.16'));
    hub.directory.change({ ...other, ...named('32.73'), version: other.version + 1 });
    await settle();
    await settle();
    const pathsOf = async (complaintId: string) => {
      const deadlines = await hub.subgraph.database.read.findBy(ComplaintDeadlineRow, { complaintId });
      return [...new Set(deadlines.map(({ organisation }) => organisation))];
    };
    expect([await pathsOf(first.id), await pathsOf(second.id)]).toEqual([['32.16'], ['32.73']]);
    const changes = await hub.subgraph.database.read.find(RuleChangeRow, { order: { id: 'ASC' } });
    expect(changes.map(({ id, organisation, supervision }) => [id, organisation, supervision])).toEqual([
      ['change of 17.02', '18.20', '18.20'],
      ['change of 32.16', '32.73', '32.73'],
      ['change of 32.73', '32.16', '32.16'],
    ]);
  });
});
