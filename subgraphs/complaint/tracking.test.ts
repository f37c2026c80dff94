import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { newSecret, newTrackingNumber } from '../kit/secret.js';

const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
    title text statusLabel timeline { kind note statusAfterLabel(lang: EN) } answers { text }
  }
}`;
const MINUTE_MS = 60_000;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const track = (trackingNumber: string, secret: string) => hub.ask(CITIZEN, TRACK, { trackingNumber, secret });

  it('shows the reporter the complaint with what is public of its way, however number and secret are typed', async () => {
    const { id, trackingNumber, secret } = await submit(hub, { secret: true });
    await act(hub, DESK, 'verify', id, { note: 'Catatan internal.', publicNote: 'Laporan lengkap.' });
    await act(hub, DESK, 'forward', id, { toAgency: '32.16', note: 'Mohon ditindaklanjuti.' });
    const typed = await track(trackingNumber.toLowerCase().replaceAll('-', ' '), secret.toLowerCase());
    expect(typed).toEqual({
      data: {
        trackComplaint: {
          title: 'Jalan berlubang di Tambun',
          text: 'Jalan utama berlubang sejak tiga bulan dan tergenang saat hujan.',
          statusLabel: 'belum ditindaklanjuti',
          timeline: [
            { kind: 'RECEIVED', note: null, statusAfterLabel: 'not verified' },
            { kind: 'VERIFIED', note: 'Laporan lengkap.', statusAfterLabel: 'not followed up' },
            { kind: 'FORWARDED', note: null, statusAfterLabel: 'not followed up' },
          ],
          answers: [],
        },
      },
    });
  });

  it('answers an unknown number, a mistyped one and a wrong secret alike', async () => {
    const { trackingNumber } = await submit(hub);
    const wrongSecret = await track(trackingNumber, newSecret());
    expect(wrongSecret.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await track(newTrackingNumber(), newSecret())).toEqual(wrongSecret);
    expect(await track('AAAA-AAAA-AAAB', newSecret())).toEqual(wrongSecret);
    expect(await track('', '')).toEqual(wrongSecret);
  });

  it('stops guessing at one number, known or not, for a while, and never locks the reporter out', async () => {
    const { trackingNumber, secret } = await submit(hub);
    const codeOf = async (number: string, guess: string) => (await track(number, guess)).errors?.[0]?.extensions;
    for (const number of [trackingNumber, newTrackingNumber()]) {
      for (let failure = 1; failure <= 10; failure++) {
        expect(await codeOf(number, newSecret())).toMatchObject({ code: 'NOT_FOUND' });
      }
      expect(await codeOf(number, newSecret())).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    }
    expect(await codeOf(trackingNumber, secret)).toBeUndefined();
    hub.clock.now = new Date(hub.clock.now.getTime() + 16 * MINUTE_MS);
    expect(await codeOf(trackingNumber, newSecret())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('never shows the reporter’s view to somebody else by a role', async () => {
    const { trackingNumber } = await submit(hub, { toAgency: '32.16' });
    const variables = { trackingNumber, secret: newSecret() };
    expect(await hub.code(asker('AGENCY_ADMIN', '32.16'), TRACK, variables)).toBe('NOT_FOUND');
  });
});
