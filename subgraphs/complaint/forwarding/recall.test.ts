import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { type Action, act, DESK, mutationOf, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { pathOf } from '../../../test/kit/path-scenario.js';

const UNREAD = { connected: false, hasAccount: false };
const DIRECTORY = [
  ...SAMPLE_AGENCIES,
  agencyFacts('kl.kkp', 'Kementerian Kelautan dan Perikanan', UNREAD),
  agencyFacts('32.17', 'Pemerintah Kabupaten Bandung Barat', UNREAD),
  agencyFacts('32.17/dinkes', 'Dinas Kesehatan Kabupaten Bandung Barat', UNREAD),
  agencyFacts('32.17.01.2003', 'Desa Cikole', { hasAccount: false }),
  agencyFacts('32.16/dinkes', 'Dinas Kesehatan Kabupaten Bekasi', UNREAD),
];
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const BANDUNG = asker('AGENCY_ADMIN', '32.73');
const COPY = 'mutation ($input: CopyComplaintInput!) { copyComplaint(input: $input) { complaint { id } } }';
const CLOCKS = 'query ($id: ID) { complaint(id: $id) { unclearOrigin deadlines { kind } } }';

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(DIRECTORY) });
  });

  afterEach(() => setAccount(true));

  afterAll(() => hub.close());

  const setAccount = async (hasAccount: boolean) => {
    const facts = hub.directory.agency('32.16');
    hub.directory.change({ ...facts, hasAccount, version: facts.version + 1 });
    // Its units have none of their own here.
    const unit = hub.directory.agency('32.16/diskominfo');
    hub.directory.change({ ...unit, hasAccount: false, version: unit.version + 1 });
    await hub.subgraph.catchUp();
  };
  const refusalOf = async (who: Asker, id: string, toAgency: string, action: Action = 'forward') => {
    const input = { complaintId: id, expectedVersion: await versionOf(hub, id), toAgency };
    const { errors } = await hub.ask(who, mutationOf(action), { input });
    return errors?.[0]?.extensions;
  };

  it.each([
    ['32.17', 'Pemerintah Provinsi Jawa Barat'],
    ['32.17/dinkes', 'Pemerintah Provinsi Jawa Barat'],
    ['32.17.01.2003', 'Pemerintah Provinsi Jawa Barat'],
    ['kl.kkp', 'the national desk'],
  ])('refuses to send to %s, which nobody reads, and names %s, which somebody does', async (toAgency, reader) => {
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    const refusal = { code: 'BAD_USER_INPUT', fields: [{ path: 'input.toAgency', message: expect.any(String) }] };
    const refused = await refusalOf(DESK, id, toAgency);
    expect(refused).toMatchObject(refusal);
    expect(JSON.stringify(refused)).toContain(`send it to ${reader}.`);
    const input = { complaintId: id, expectedVersion: 2, toAgency };
    expect((await hub.ask(DESK, COPY, { input })).errors?.[0]?.extensions).toMatchObject(refusal);
    expect(await act(hub, DESK, 'forward', id, { toAgency: '32.16/dinkes' })).toMatchObject({ state: 'FORWARDED' });
  });

  it('lets the national desk send on what is forwarded to an agency that nobody reads any more, and nobody else', async () => {
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '32.16/diskominfo' });
    expect(await refusalOf(DESK, id, '32.73')).toMatchObject({ code: 'FORBIDDEN' });
    await setAccount(false);
    for (const who of [asker('NATIONAL_MONITOR', 'kl.panrb'), asker('PROVINCIAL_MONITOR', '32')]) {
      expect(await refusalOf(who, id, '32.73')).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await refusalOf(BANDUNG, id, '32.73')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(hub, DESK, 'forward', id, { toAgency: '32.73', note: 'Ditarik kembali.' })).toMatchObject({
      state: 'FORWARDED',
    });
    const { hops } = await pathOf(hub, DESK, id);
    expect(hops.map(({ agency, sentBy, receivedAt }) => [agency.id, sentBy?.id, receivedAt !== null])).toEqual([
      [agencyId('sp4n'), undefined, true],
      // That it was taken back does not say that it had arrived.
      [agencyId('32.16/diskominfo'), agencyId('sp4n'), false],
      [agencyId('32.73'), agencyId('sp4n'), false],
    ]);
    await act(hub, BANDUNG, 'return', id);
    expect((await pathOf(hub, DESK, id)).hops.at(-1)?.agency.id).toBe(agencyId('sp4n'));
  });

  it.each<[string, [Asker, Action, Record<string, unknown>?][]]>([
    ['is not verified', []],
    ['is verified', [[REGENCY, 'verify']]],
    [
      'is accepted',
      [
        [REGENCY, 'verify'],
        [REGENCY, 'accept'],
      ],
    ],
    [
      'is in process',
      [
        [REGENCY, 'verify'],
        [REGENCY, 'accept'],
        [REGENCY, 'start'],
      ],
    ],
    [
      'waits for its reporter',
      [
        [REGENCY, 'verify'],
        [REGENCY, 'defer', { unclearOrigin: true }],
      ],
    ],
  ])('takes back what %s, with its clocks going on', async (_title, steps) => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    for (const [who, action, input] of steps) await act(hub, who, action, id, input);
    await setAccount(false);
    await act(hub, DESK, 'forward', id, { toAgency: '32.73' });
    const { complaint } = await hub.data<{ complaint: { unclearOrigin: boolean; deadlines: { kind: string }[] } }>(
      DESK,
      CLOCKS,
      { id },
    );
    expect(complaint.unclearOrigin).toBe(false);
    expect(complaint.deadlines.map(({ kind }) => kind).sort()).toEqual(['FIRST_RESPONSE', 'FOLLOW_UP']);
    expect(await act(hub, BANDUNG, 'accept', id)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('takes back nothing that is done, nor what is read again', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    for (const action of ['verify', 'accept', 'respond'] as const) await act(hub, REGENCY, action, id);
    await setAccount(false);
    expect(await refusalOf(DESK, id, '32.73')).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    await setAccount(true);
    expect(await refusalOf(DESK, id, '32.73')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf(CITIZEN, id, '32.73')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('brings to the national desk what is returned to a sender that nobody reads any more', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: '32.73' });
    await setAccount(false);
    await act(hub, BANDUNG, 'return', id);
    expect((await pathOf(hub, DESK, id)).hops.at(-1)?.agency.id).toBe(agencyId('sp4n'));
  });
});
