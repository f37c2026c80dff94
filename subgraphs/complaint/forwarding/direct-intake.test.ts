import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, mutationOf, submission, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';

const UNREAD = { connected: false, hasAccount: false };
const DIRECTORY = [
  ...SAMPLE_AGENCIES,
  agencyFacts('32.16.06.2002', 'Desa Sumberjaya', UNREAD),
  agencyFacts('32.17', 'Pemerintah Kabupaten Bandung Barat', UNREAD),
  agencyFacts('32.17/dinkes', 'Dinas Kesehatan Kabupaten Bandung Barat', UNREAD),
  agencyFacts('32.17.01', 'Kecamatan Lembang', UNREAD),
  agencyFacts('32.17.01.2003', 'Desa Cikole', UNREAD),
  agencyFacts('32.16/dinkes', 'Dinas Kesehatan Kabupaten Bekasi', UNREAD),
];
const SUBMIT = `mutation ($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) { trackingNumber complaint { handler { id } } }
}`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(DIRECTORY) });
  });

  afterAll(() => hub.close());

  const shown = async (id: string) => {
    const query = 'query ($id: ID) { complaint(id: $id) { handler { id } addressedTo { id } } }';
    type Shown = { complaint: { handler: { id: string }; addressedTo: { id: string } | null } };
    const { complaint } = await hub.data<Shown>(DESK, query, { id });
    return [complaint.handler.id, complaint.addressedTo?.id];
  };

  it.each([
    ['a regency without account', '32.17', 'sp4n'],
    ['a unit of a regency without account', '32.17/dinkes', 'sp4n'],
    ['a unit without account of a regency that has one', '32.16/dinkes', '32.16/dinkes'],
    ['a desa that has asked to be connected', '32.16.06.2001', '32.16.06.2001'],
    ['a desa that has not', '32.16.06.2002', '32.16.06'],
    ['a desa that has not, of a regency without account', '32.17.01.2003', 'sp4n'],
    ['a kelurahan', '32.16.06.1004', '32.16.06.1004'],
  ])('takes in what is addressed to %s, and keeps whom the reporter named', async (_title, addressed, holder) => {
    const { id } = await submit(hub, { toAgency: addressed });
    expect(await shown(id)).toEqual([agencyId(holder), agencyId(addressed)]);
  });

  it('takes in what names a desa that the directory does not have by what is above it', async () => {
    const { id } = await submit(hub, { toAgency: '32.16.06.2009' });
    expect(await shown(id)).toEqual([agencyId('32.16.06'), undefined]);
    const { errors } = await hub.ask(CITIZEN, SUBMIT, { input: submission({ toAgency: '32.99.06.2009' }) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.toAgency' }] });
  });

  it('leaves with its admin what is keyed in for an agency without account', async () => {
    const { id } = await submit(hub, { toAgency: '32.17', channel: 'COUNTER' }, REGENCY);
    expect(await shown(id)).toEqual([agencyId('32.16'), agencyId('32.17')]);
  });

  it('leaves with its admin what is keyed in for another body, which is not made late by a receipt elsewhere', async () => {
    const letter = { channel: 'LETTER', receivedAt: '2025-06-02T03:00:00Z' };
    const { id } = await submit(hub, { ...letter, toAgency: '32.73' }, REGENCY);
    expect(await shown(id)).toEqual([agencyId('32.16'), agencyId('32.73')]);
    const own = await submit(hub, { ...letter, toAgency: '32.16/diskominfo' }, REGENCY);
    expect(await shown(own.id)).toEqual([agencyId('32.16/diskominfo'), agencyId('32.16/diskominfo')]);
  });

  it('asks who keys in for several agencies which of them received it', async () => {
    const both = { subject: 'both', grants: [...asker('AGENCY_ADMIN', '32.73').grants, ...REGENCY.grants] };
    const { id } = await submit(hub, { toAgency: '32.16', channel: 'COUNTER' }, both);
    expect(await shown(id)).toEqual([agencyId('32.16'), agencyId('32.16')]);
    const { errors } = await hub.ask(both, SUBMIT, { input: submission({ channel: 'COUNTER' }) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.toAgency' }] });
  });

  it('lets the admin of the regency handle what its kecamatan has taken in for a desa', async () => {
    const { id } = await submit(hub, { toAgency: '32.16.06.2002' });
    expect(await act(hub, REGENCY, 'verify', id)).toMatchObject({ state: 'VERIFIED' });
  });

  it('follows the directory: once an agency has an account, it takes in what names it', async () => {
    hub.directory.change({ ...hub.directory.agency('32.17'), hasAccount: true, version: 2 });
    await hub.subgraph.catchUp();
    const { id } = await submit(hub, { toAgency: '32.17/dinkes' });
    expect(await shown(id)).toEqual([agencyId('32.17/dinkes'), agencyId('32.17/dinkes')]);
  });

  it('forwards to a desa only where it has asked to be connected, and names its kecamatan where it has not', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    for (const toAgency of ['32.16.06.2002', agencyId('32.16.06.2002'), '32.16.06.2009']) {
      const input = { complaintId: id, expectedVersion: await versionOf(hub, id), toAgency };
      const { errors } = await hub.ask(REGENCY, mutationOf('forward'), { input });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'input.toAgency', message: expect.stringContaining('Kecamatan Tambun Selatan') }],
      });
    }
    expect(await act(hub, REGENCY, 'forward', id, { toAgency: '32.16.06.2001' })).toMatchObject({ state: 'FORWARDED' });
    // A desa is no unit of its regency: it handles what it was sent itself.
    expect(await act(hub, asker('AGENCY_ADMIN', '32.16.06.2001'), 'accept', id)).toMatchObject({ state: 'ACCEPTED' });
    const input = { complaintId: id, expectedVersion: await versionOf(hub, id), toAgency: '32' };
    expect(await hub.code(REGENCY, mutationOf('forward'), { input })).toBe('NOT_FOUND');
  });
});
