import { type Filed, fileComplaint, handleComplaint, readComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';

interface Tracked {
  title: string;
  status: string;
  archiveReason: string | null;
  timeline: { kind: string; note: string | null }[];
  deadlines: { kind: string; dueOn: string }[];
  mergedInto: {
    status: string;
    trackingNumber: string | null;
    timeline: { kind: string; note: string | null }[] | null;
    answers: { text: string }[] | null;
  } | null;
}
interface Links {
  id: string;
  version: number;
  duplicateCandidates: { score: number; complaint: { id: string; trackingNumber: string } }[];
  mergedInto: { trackingNumber: string } | null;
  duplicates: { trackingNumber: string }[];
}

const ANSWER = 'Lubang di Jalan Raya Tambun sudah kami tambal, terima kasih.';
const PLACE = { toAgency: '32.16', regionCode: '32.16.06', category: 'jalan-rusak' };
const ORIGINAL = {
  ...PLACE,
  title: 'Lubang besar di Jalan Raya Tambun',
  text: 'KATA-PELAPOR-LAIN: Jalan Raya Tambun berlubang besar di depan pasar dan tergenang setiap hujan.',
};
const DUPLICATE = {
  ...PLACE,
  title: 'Jln Raya Tambun berlubang',
  text: 'jalan raya tambun dpn pasar berlubang besar, klo hujan tergenang. tolong diperbaiki',
};

describeEachShape((hub) => {
  let original: Filed;
  let duplicate: Filed;
  let before: Tracked;
  let regency: string;

  const track = async (filed: Filed) =>
    (await requestData<{ trackComplaint: Tracked }>(hub(), keptOperation('track-complaint'), { ...filed }))
      .trackComplaint;
  const linksOf = async ({ trackingNumber }: Filed) =>
    (await requestData<{ complaint: Links }>(hub(), keptOperation('duplicate-candidates'), { trackingNumber }, regency))
      .complaint;

  beforeAll(async () => {
    regency = await hub().tokenOf('regency-admin');
    original = await fileComplaint(hub(), ORIGINAL);
    duplicate = await fileComplaint(hub(), DUPLICATE);
    for (const action of ['verify', 'accept'] as const) await handleComplaint(hub(), action, duplicate, regency);
    before = await track(duplicate);
  });

  it('the officer who verifies is shown what may tell of the same', async () => {
    const { duplicateCandidates: candidates } = await linksOf(duplicate);
    expect(candidates.map(({ complaint }) => complaint.trackingNumber)).toContain(original.trackingNumber);
    expect(candidates.every(({ score }) => score > 0 && score <= 1)).toBe(true);
  });

  it('merges it; both know of each other, and the original’s handler goes on in the version that he saw', async () => {
    const seen = await linksOf(original);
    await handleComplaint(hub(), 'merge', duplicate, regency, {
      intoComplaintId: seen.id,
      publicNote: 'Sudah ada laporan yang sama.',
    });
    expect(await linksOf(duplicate)).toMatchObject({ mergedInto: { trackingNumber: original.trackingNumber } });
    expect(await linksOf(original)).toMatchObject({
      version: seen.version,
      duplicates: [{ trackingNumber: duplicate.trackingNumber }],
    });
    const input = { complaintId: seen.id, expectedVersion: seen.version, publicNote: 'Laporan lengkap.' };
    await requestData(hub(), keptOperation('verify-complaint'), { input }, regency);
  });

  it('its reporter follows what is done about the original to its answer, and nothing of the other reporter', async () => {
    await handleComplaint(hub(), 'accept', original, regency, { note: 'CATATAN-INTERNAL' });
    await handleComplaint(hub(), 'respond', original, regency, { text: ANSWER });
    const tracked = await track(duplicate);
    expect(tracked).toMatchObject({ status: 'ARCHIVED', archiveReason: 'duplicate', deadlines: [] });
    expect(tracked.mergedInto).toMatchObject({
      status: 'IN_PROCESS',
      trackingNumber: original.trackingNumber,
      timeline: [
        { kind: 'RECEIVED' },
        { kind: 'VERIFIED', note: 'Laporan lengkap.' },
        { kind: 'ACCEPTED', note: null },
        { kind: 'ANSWERED' },
      ],
      answers: [{ text: ANSWER }],
    });
    expect(JSON.stringify(tracked)).not.toMatch(/PELAPOR-LAIN|CATATAN-INTERNAL|Warga Contoh/);
  });

  it('nothing else is done with it meanwhile, by agencies or by its reporter', async () => {
    const { id: complaintId, version: expectedVersion } = await readComplaint(hub(), duplicate, regency);
    const accepted = await request(
      hub(),
      keptOperation('accept-complaint'),
      { input: { complaintId, expectedVersion } },
      regency,
    );
    const withdrawn = await request(hub(), keptOperation('withdraw-complaint'), { input: { ...duplicate } });
    expect([refusalOf(accepted), refusalOf(withdrawn)]).toEqual(Array(2).fill({ code: 'TRANSITION_NOT_ALLOWED' }));
  });

  it('separates it again: all of it is as before, and its reporter is shown that', async () => {
    await handleComplaint(hub(), 'unmerge', duplicate, regency);
    const after = await track(duplicate);
    expect(after).toEqual({ ...before, timeline: [...before.timeline, expect.anything(), expect.anything()] });
    expect(after.timeline.map(({ kind, note }) => [kind, note]).slice(-2)).toEqual([
      ['MERGED', 'Sudah ada laporan yang sama.'],
      ['UNMERGED', null],
    ]);
    expect(await linksOf(original)).toMatchObject({ duplicates: [] });
    await handleComplaint(hub(), 'respond', duplicate, regency, { text: ANSWER });
  });

  it('separates by itself what is merged into a complaint that its reporter withdraws', async () => {
    const another = await fileComplaint(hub(), DUPLICATE);
    const { id: intoComplaintId } = await linksOf(original);
    await handleComplaint(hub(), 'merge', another, regency, { intoComplaintId });
    await requestData(hub(), keptOperation('withdraw-complaint'), { input: { ...original } });
    const tracked = await track(another);
    expect(tracked).toMatchObject({ status: 'UNVERIFIED', archiveReason: null, mergedInto: null });
    expect(tracked.timeline.map(({ kind }) => kind)).toEqual(['RECEIVED', 'MERGED', 'UNMERGED']);
  });
});
