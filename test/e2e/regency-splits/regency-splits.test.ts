import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../demo/hub-client.js';
import { type Filed, fileComplaint, readComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { request, requestData, sendOnce } from '../kit/send-request.js';
import { type File, followPassing, LAW, TODAY } from './follow-passing.js';
import { CLOSE, COMPETENT, COPY, ESTABLISH, RECODE, REGION, RENAME, SAVE_DRAFT, SPLIT, TRACK } from './operations.js';

const REGENCY = '32.16';
const DISTRICT = '32.16.05';
const NEW_REGENCY = '32.19';
const NEW_DISTRICT = '32.19.01';
/** A ministry that ends after the split: what is open there passes on once complaints have followed the directory so far. */
const LATER = 'kl.kemenpar';

describeEachShape((hub) => {
  const NAMES = ['open', 'deferred', 'drafted', 'atDistrict', 'ended', 'elsewhere'] as const;
  const filed = {} as Record<(typeof NAMES)[number], Filed>;
  const before = {} as Record<(typeof NAMES)[number], File>;
  let start: string;
  let newRegency: string;
  let later: Filed;
  let renamed: { id: string; name: string; complaint: Filed };

  const passing = followPassing(hub);
  const { ours, as, admin, agency, giveAccount, file, change, poll, follow } = passing;
  const { mine, untilPassed, untilThisPassed, passedIn, told, handle, refusalTo } = passing;

  /** A complaint that the national desk has sent to a ministry. */
  const fileAt = async (toAgency: string) => {
    const desk = await as('national-desk');
    const complaint = await fileComplaint(hub());
    await handle('verify', complaint, desk);
    await handle('forward', complaint, desk, { toAgency });
    return complaint;
  };

  beforeAll(async () => {
    const regency = await as('regency-admin');
    const desk = await as('national-desk');
    start = (await poll(desk)).endCursor;
    later = await fileAt(LATER);
    for (const name of NAMES) {
      const toAgency = name === 'atDistrict' ? DISTRICT : REGENCY;
      const regionCode = name === 'elsewhere' ? '32.16.06' : DISTRICT;
      filed[name] = await fileComplaint(hub(), { toAgency, regionCode, title: `Saluran tersumbat: ${name}` });
    }
    for (const name of ['open', 'deferred', 'drafted', 'atDistrict'] as const) {
      await handle('verify', filed[name], regency);
      await handle('accept', filed[name], regency);
    }
    await handle('defer', filed.deferred, regency, { question: 'Di mana tepatnya lokasinya?' });
    const { id: complaintId, version: expectedVersion } = await readComplaint(hub(), filed.drafted, regency);
    await requestData(hub(), COPY, { input: { complaintId, expectedVersion, toAgency: '17.02' } }, regency);
    const draft = { complaintId, text: 'Jawaban kami sedang disusun.', idempotencyKey: randomUUID() };
    await requestData(hub(), SAVE_DRAFT, { input: draft }, regency);
    await handle('verify', filed.ended, regency);
    await handle('accept', filed.ended, regency);
    await handle('respond', filed.ended, regency, { text: 'Sudah kami bersihkan, terima kasih.' });
    for (const name of NAMES) {
      before[name] = await file(filed[name], regency);
      ours.add(before[name].id);
    }
    for (const persona of ['regency-admin', 'province-monitor', 'national-desk']) {
      follow(persona, await as(persona), start);
    }
  }, 120_000);

  afterAll(() => passing.stop());

  it('the national desk splits a district off, and nobody else may', async () => {
    const { version: expectedVersion } = await agency(REGENCY);
    const into = [
      {
        code: NEW_REGENCY,
        kind: 'REGENCY_GOVERNMENT',
        name: 'Pemerintah Kabupaten Tambun Utara',
        parts: [{ part: DISTRICT, code: NEW_DISTRICT }],
      },
    ];
    const input = { agency: REGENCY, into, ...LAW, expectedVersion, idempotencyKey: randomUUID() };
    for (const persona of ['regency-admin', 'province-admin', 'ministry-monitor']) {
      const refused = await request<Variables>(hub(), SPLIT, { input }, await as(persona));
      expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const { splitAgency } = await change(SPLIT, input);
    newRegency = splitAgency.into[0]?.id as string;
    expect(await change(SPLIT, input)).toEqual({ splitAgency });
  });

  it('what is open stays with the old regency as long as nobody reads it in the new one', async () => {
    const competent = async () =>
      (
        await requestData<{ suggestAgencies: { agency: { code: string } }[] }>(hub(), COMPETENT, {
          regionCode: DISTRICT,
        })
      ).suggestAgencies.map(({ agency: { code } }) => code);
    const { version: expectedVersion } = await agency(LATER);
    await change(CLOSE, { agency: LATER, lastDay: TODAY, successors: ['kl.panrb'], expectedVersion });
    await untilThisPassed('national-desk', (await file(later, await as('national-desk'))).id);
    expect(await competent()).toEqual(['32', 'sp4n']);
    const regency = await as('regency-admin');
    for (const name of NAMES) expect((await file(filed[name], regency)).version).toBe(before[name].version);
    expect(mine((await poll(regency, start)).events)).toEqual([]);
  }, 120_000);

  it('once it has an account, what is open passes with an event, which the old regency, the new one, the province and the centre get', async () => {
    await giveAccount(NEW_REGENCY);
    const expected = (['open', 'deferred', 'drafted', 'ended'] as const)
      .map((name) => `${before[name].id}: ${REGENCY} → ${NEW_REGENCY}`)
      .concat(`${before.atDistrict.id}: ${REGENCY} → ${NEW_DISTRICT}`)
      .sort();
    for (const persona of ['regency-admin', 'province-monitor', 'national-desk']) {
      expect(told(await untilPassed(persona, expected.length))).toEqual(expected);
    }
    follow('new', await admin(newRegency), start);
    expect(told(await untilPassed('new', expected.length))).toEqual(expected);
    const { events } = await poll(await admin(newRegency), start);
    expect(told(mine(events))).toEqual(expected);
    const { id: other } = await agency('33');
    const stranger = await hub().issueToken([{ role: 'PROVINCIAL_MONITOR', agency: other }], 'test:33');
    expect(mine((await poll(stranger, start)).events)).toEqual([]);
  }, 120_000);

  it('the old codes resolve and say so', async () => {
    expect(await agency(DISTRICT)).toMatchObject({
      code: NEW_DISTRICT,
      formerCode: DISTRICT,
      parent: { code: NEW_REGENCY },
    });
    expect(await agency(DISTRICT, '2026-01-01')).toMatchObject({ code: DISTRICT, formerCode: null });
    expect(await requestData(hub(), REGION, { code: DISTRICT })).toEqual({
      region: {
        code: NEW_DISTRICT,
        name: 'Tambun Utara',
        parent: { code: NEW_REGENCY },
        codes: [{ code: DISTRICT }, { code: NEW_DISTRICT }],
      },
    });
  });

  it('the new regency handles them and the old one no longer, in the states and with the clocks that they had', async () => {
    const regency = await as('regency-admin');
    const token = await admin(newRegency);
    const overall = ({ deadlines }: File) => deadlines.find(({ kind }) => kind === 'FOLLOW_UP');
    for (const name of ['open', 'deferred', 'drafted', 'atDistrict', 'ended'] as const) {
      const after = await file(filed[name], token);
      expect(after).toMatchObject({ state: before[name].state, version: before[name].version + 1 });
      expect(overall(after)).toEqual(overall(before[name]));
      expect(await refusalTo(regency, filed[name])).toBe('NOT_FOUND');
    }
    const drafted = await file(filed.drafted, token);
    // What the old regency began to write stays its own.
    expect(drafted).toMatchObject({ answerDrafts: [], copies: [{ agency: { code: '17.02' } }] });
    expect(drafted.hops).toMatchObject([
      { agencyCode: REGENCY, agencyName: 'Pemerintah Kabupaten Bekasi', sentBy: null },
      { agencyCode: NEW_REGENCY, agencyName: 'Pemerintah Kabupaten Tambun Utara', sentBy: { code: REGENCY } },
    ]);
    expect(await file(filed.elsewhere, regency)).toEqual(before.elsewhere);
    await handle('respond', filed.open, token, { text: 'Sudah kami tangani, terima kasih.' });
    await handle('respond', filed.atDistrict, token, { text: 'Sudah kami tangani, terima kasih.' });
    expect((await file(filed.open, token)).state).toBe('ANSWERED');
  });

  it('the reporter is told', async () => {
    const { data } = await sendOnce<{ trackComplaint: { timeline: Variables[] } }>(
      hub(),
      JSON.stringify({ query: TRACK, variables: { ...filed.deferred } }),
    );
    expect(data?.trackComplaint.timeline.at(-1)).toEqual({
      kind: 'RESPONSIBILITY_PASSED',
      to: { code: NEW_REGENCY },
    });
  });

  it('a ministry takes another name and code, by which its units are found', async () => {
    const { id, name, version } = await agency('kl.atrbpn');
    renamed = { id, name, complaint: await fileAt('kl.atrbpn') };
    const other = 'Kementerian Pertanahan (contoh)';
    await change(RENAME, { agency: 'kl.atrbpn', name: other, from: TODAY, expectedVersion: version });
    await change(RECODE, { agency: 'kl.atrbpn', code: 'kl.pertanahan', ...LAW, expectedVersion: version + 1 });
    expect(await agency('kl.atrbpn')).toMatchObject({
      id,
      code: 'kl.pertanahan',
      formerCode: 'kl.atrbpn',
      name: other,
    });
    expect(await agency('kl.atrbpn/kanwil-jabar')).toMatchObject({ code: 'kl.pertanahan/kanwil-jabar' });
  }, 120_000);

  it('a ministry that ends leaves what is open to the one that follows, with an event', async () => {
    const { id, version } = await agency('kl.kemenpora');
    const complaint = await fileAt('kl.kemenpora');
    ours.add((await file(complaint, await as('national-desk'))).id);
    const body = { code: 'kl.bpora', kind: 'NON_MINISTERIAL_AGENCY', name: 'Badan Olahraga (contoh)' };
    const { establishBody } = await change(ESTABLISH, { ...body, ...LAW, idempotencyKey: randomUUID() });
    await giveAccount('kl.bpora');
    const seen = passedIn('national-desk').length;
    await change(CLOSE, { agency: id, lastDay: TODAY, successors: ['kl.bpora'], expectedVersion: version });
    const passed = await untilPassed('national-desk', seen + 1);
    const { id: successor } = establishBody.agency;
    expect(passed.at(-1)).toMatchObject({ from: { code: 'kl.kemenpora' }, to: { id: successor, code: 'kl.bpora' } });
    expect(await agency('kl.kemenpora')).toMatchObject({ successors: [{ code: 'kl.bpora' }] });
    await handle('accept', complaint, await admin(successor));
    expect((await poll(await admin(successor), start)).events).toContainEqual(passed.at(-1));
    // Nothing is granted any more at an agency that has ended.
    expect(await refusalTo(await admin(id), complaint)).toBe('FORBIDDEN');
  }, 120_000);

  it('the ministry under another name and code has kept what it had, with its history as it was', async () => {
    const { id, name, complaint } = renamed;
    const token = await admin(id);
    // Complaints follow the directory in its order: what passed on above came after this in it.
    await handle('accept', complaint, token);
    const { hops, handler } = await file(complaint, token);
    expect(handler).toEqual({ code: 'kl.pertanahan' });
    expect(hops.at(-1)).toMatchObject({ agency: { code: 'kl.pertanahan' }, agencyCode: 'kl.atrbpn', agencyName: name });
  }, 120_000);
});
