import { randomUUID } from 'node:crypto';
import { type Variables, type Watch, watch } from '../../../demo/hub-client.js';
import { seededAgencyId } from '../../../embedded/personas.js';
import { letterContent } from '../../kit/letter-content.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { requestData } from '../kit/send-request.js';

const REGENCY = '32.16';
const UNIT = '32.16/diskominfo';
const REASON = 'Halaman tanda tangan tidak terbaca.';
const WORDS = 'Mohon SK diperbarui sebelum akhir bulan.';
const ANSWER = 'Sedang diproses di Bagian Hukum.';

const LETTER_EVENT = 'cursor kind letterId agency { code } letter { reviewState reviews { act reason } }';
const GUIDANCE_EVENT =
  'cursor kind guidanceId agency { code } by { code } guidance { text acknowledgement acknowledgedBy { code } }';
const LETTERS = {
  stream: `subscription Letters($after: String) { appointmentLetterChanged(after: $after) { ${LETTER_EVENT} } }`,
  poll: `query Letters($after: String) {
    told: appointmentLetterEvents(after: $after, first: 100) { endCursor events { ${LETTER_EVENT} } }
  }`,
};
const GUIDANCE = {
  stream: `subscription Guidance($after: String) { readinessGuidanceChanged(after: $after) { ${GUIDANCE_EVENT} } }`,
  poll: `query Guidance($after: String) {
    told: readinessGuidanceEvents(after: $after, first: 100) { endCursor events { ${GUIDANCE_EVENT} } }
  }`,
};

const CONTENT = letterContent('2026-03-02', { number: `SK/${randomUUID()}` });

interface Told {
  cursor: string;
  kind: string;
  agency: { code: string };
}

interface Follower {
  token: string;
  letters: Watch<Told>;
  guidance: Watch<Told>;
}

describeEachShape((hub) => {
  let start: string;
  let admin: Follower;
  let province: Follower;
  let desk: Follower;
  /** At a unit of the regency: told of its letters, and not of guidance for it. */
  let unit: Follower;
  /** Whom the regency does not concern, each with an agency of whose news they are told. */
  let others: [title: string, code: string, Follower][];
  let letter: string;
  let guidance: string;

  const follow = (token: string): Follower => {
    const open = (query: string) =>
      watch<Told>(hub(), { query, variables: { after: start }, token, protocol: 'graphql-ws' });
    return { token, letters: open(LETTERS.stream), guidance: open(GUIDANCE.stream) };
  };
  const poll = async (document: string, token: string, after?: string) =>
    (await requestData<{ told: { endCursor: string; events: Told[] } }>(hub(), document, { after }, token)).told;
  const tokenAt = (role: 'PROVINCIAL_MONITOR' | 'AGENCY_ADMIN', code: string) =>
    hub().issueToken([{ role, agency: seededAgencyId(code) }], `test:${role}@${code}`);
  const change = async (token: string, mutation: string, answer: string, input: Variables): Promise<string> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation Change($input: ${type}!) { ${mutation}(input: $input) { of: ${answer} { id } } }`;
    type Changed = Record<string, { of: { id: string } }>;
    return (await requestData<Changed>(hub(), document, { input }, token))[mutation]?.of.id as string;
  };
  const record = (token: string, agency: string) => {
    const input = { agency, ...CONTENT, idempotencyKey: randomUUID() };
    return change(token, 'recordAppointmentLetter', 'appointmentLetter', input);
  };
  const guide = (token: string, agency: string) => {
    const input = { agency, kind: 'REMINDER', text: WORDS, idempotencyKey: randomUUID() };
    return change(token, 'guideReadiness', 'guidance', input);
  };

  beforeAll(async () => {
    const ministry = await hub().tokenOf('ministry-monitor');
    start = (await poll(LETTERS.poll, ministry)).endCursor;
    admin = follow(await hub().tokenOf('regency-admin'));
    province = follow(await hub().tokenOf('province-monitor'));
    desk = follow(await hub().tokenOf('national-desk'));
    unit = follow(await hub().tokenOf('unit-officer'));
    others = [
      ['another province', '33.01', follow(await tokenAt('PROVINCIAL_MONITOR', '33'))],
      ['another regency', '17.02', follow(await tokenAt('AGENCY_ADMIN', '17.02'))],
    ];
  });

  afterAll(async () => {
    const followers = [admin, province, desk, unit, ...(others ?? []).map(([, , follower]) => follower)];
    for (const follower of followers) {
      await follower?.letters.stop();
      await follower?.guidance.stop();
    }
  });

  it('the centre is told of a letter that the regency records', async () => {
    letter = await record(admin.token, REGENCY);
    await desk.letters.until(1);
    expect(desk.letters.seen).toEqual([
      {
        cursor: expect.any(String),
        kind: 'APPOINTMENT_LETTER_RECORDED',
        letterId: letter,
        agency: { code: REGENCY },
        letter: { reviewState: 'SUBMITTED', reviews: [] },
      },
    ]);
  });

  it('the admin is told that it was returned, and reads in the letter why', async () => {
    await change(desk.token, 'returnAppointmentLetter', 'appointmentLetter', {
      id: letter,
      expectedVersion: 1,
      reason: REASON,
    });
    await admin.letters.until(2);
    expect(admin.letters.seen[1]).toMatchObject({
      kind: 'APPOINTMENT_LETTER_RETURNED',
      letterId: letter,
      letter: { reviewState: 'RETURNED', reviews: [{ act: 'RETURNED', reason: REASON }] },
    });
  });

  it('each is told of what the other does next, and the province and a unit of all', async () => {
    const corrected = { id: letter, expectedVersion: 2, ...CONTENT };
    await change(admin.token, 'correctAppointmentLetter', 'appointmentLetter', corrected);
    await desk.letters.until(3);
    await change(desk.token, 'verifyAppointmentLetter', 'appointmentLetter', { id: letter, expectedVersion: 3 });
    const acts = ['RECORDED', 'RETURNED', 'CORRECTED', 'VERIFIED'];
    for (const { token, letters } of [admin, province, desk, unit]) {
      await letters.until(4);
      expect(letters.seen.map(({ kind }) => kind)).toEqual(acts.map((act) => `APPOINTMENT_LETTER_${act}`));
      const { events } = await poll(LETTERS.poll, token, start);
      expect(events.map(({ cursor }) => cursor)).toEqual(letters.seen.map(({ cursor }) => cursor));
    }
  });

  it('the regency is told that its province guides it, with the words', async () => {
    guidance = await guide(province.token, REGENCY);
    await admin.guidance.until(1);
    expect(admin.guidance.seen).toEqual([
      {
        cursor: expect.any(String),
        kind: 'READINESS_GUIDED',
        guidanceId: guidance,
        agency: { code: REGENCY },
        by: { code: '32' },
        guidance: { text: WORDS, acknowledgement: null, acknowledgedBy: null },
      },
    ]);
    expect((await poll(GUIDANCE.poll, admin.token, start)).events).toEqual(admin.guidance.seen);
  });

  it('the province and the centre are told that it took note', async () => {
    await change(admin.token, 'acknowledgeReadinessGuidance', 'guidance', { id: guidance, text: ANSWER });
    for (const { guidance: stream } of [province, desk]) {
      await stream.until(2);
      expect(stream.seen[1]).toMatchObject({
        kind: 'READINESS_GUIDANCE_ACKNOWLEDGED',
        guidanceId: guidance,
        guidance: { acknowledgement: ANSWER, acknowledgedBy: { code: REGENCY } },
      });
    }
  });

  it('nobody else is told, who are of their own news that comes later', async () => {
    await record(await tokenAt('AGENCY_ADMIN', '33.01'), '33.01');
    await record(await tokenAt('AGENCY_ADMIN', '17.02'), '17.02');
    for (const [title, code, { token, letters, guidance: guided }] of others) {
      await guide(desk.token, code);
      await letters.until(1);
      await guided.until(1);
      const pages = [await poll(LETTERS.poll, token, start), await poll(GUIDANCE.poll, token, start)];
      const told = [letters.seen, guided.seen, ...pages.map(({ events }) => events)];
      const agencies = told.map((events) => events.map(({ agency }) => agency.code));
      expect([title, ...agencies]).toEqual([title, [code], [code], [code], [code]]);
    }
    await guide(desk.token, UNIT);
    await unit.guidance.until(1);
    expect(unit.guidance.seen.map(({ agency }) => agency.code)).toEqual([UNIT]);
    expect((await poll(GUIDANCE.poll, unit.token, start)).events).toEqual(unit.guidance.seen);
  });
});
