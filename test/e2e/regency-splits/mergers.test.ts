import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../demo/hub-client.js';
import { type Filed, fileComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { request, requestData } from '../kit/send-request.js';
import { type File, followPassing, LAW } from './follow-passing.js';
import { ADD_VILLAGE, DISTRICTS, REGION, SPLIT, TRANSFER } from './operations.js';

const REGENCY = '17.02';
const NEIGHBOUR = '17.08';
const DITJEN = 'kl.kemendagri/ditjen-otda';

interface Districts {
  region: { children: { edges: { node: { code: string } }[] } };
}

describeEachShape((hub) => {
  const passing = followPassing(hub);
  const { ours, as, admin, agency, file, change, poll, follow, mine, untilPassed, told, handle, refusalTo } = passing;
  const filed = new Map<string, Filed>();
  const before = new Map<string, File>();
  let start: string;

  const complaint = (name: string) => filed.get(name) as Filed;
  const idOf = (name: string) => before.get(name)?.id as string;
  /** Files a complaint of this test's own, which `token` may read. */
  const receive = async (name: string, toAgency: string, token: string, regionCode?: string) => {
    const found = await fileComplaint(hub(), { toAgency, regionCode, title: `Saluran tersumbat: ${name}` });
    filed.set(name, found);
    await remember(name, token);
    return found;
  };
  const remember = async (name: string, token: string) => {
    before.set(name, await file(complaint(name), token));
    ours.add(idOf(name));
  };
  const adminOf = async (code: string) => admin((await agency(code)).id);
  const transfer = async (from: string, to: string, parts: Record<string, string>, ends = false) => ({
    agency: from,
    receiver: to,
    parts: Object.entries(parts).map(([part, code]) => ({ part, code })),
    ends,
    ...LAW,
    expectedVersion: (await agency(from)).version,
    expectedReceiverVersion: (await agency(to)).version,
    idempotencyKey: randomUUID(),
  });

  beforeAll(async () => {
    const desk = await as('national-desk');
    start = (await poll(desk)).endCursor;
    follow('desk', desk, start);
    follow(
      'province',
      await hub().issueToken([{ role: 'PROVINCIAL_MONITOR', agency: (await agency('17')).id }], 'test:monitor of 17'),
      start,
    );
    const regency = await adminOf(REGENCY);
    await receive('accepted', REGENCY, regency, '17.02.06');
    await handle('verify', complaint('accepted'), regency);
    await handle('accept', complaint('accepted'), regency);
    await remember('accepted', regency);
    await receive('fresh', REGENCY, regency);
    await receive('atDistrict', '17.02.06', regency, '17.02.06');
  }, 120_000);

  afterAll(() => passing.stop());

  describe('a regency that merges into its neighbour', () => {
    let former: string;

    it('ends by the national desk, and by nobody else', async () => {
      former = await adminOf(REGENCY);
      const { region } = await requestData<Districts>(hub(), DISTRICTS, { code: REGENCY });
      const districts = region.children.edges.map(({ node }) => node.code);
      const parts = Object.fromEntries(districts.map((code, index) => [code, `${NEIGHBOUR}.${40 + index}`]));
      const input = await transfer(REGENCY, NEIGHBOUR, parts, true);
      for (const token of [former, await as('province-admin'), await as('ministry-monitor')]) {
        const refused = await request<Variables>(hub(), TRANSFER, { input }, token);
        expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      }
      const done = await change(TRANSFER, input);
      expect(done).toMatchObject({ transferParts: { agency: { code: REGENCY, closedAt: expect.any(String) } } });
      expect(await change(TRANSFER, input)).toEqual(done);
    });

    it('leaves what is open to the neighbour with an event, which the province and the centre get', async () => {
      const expected = [
        `${idOf('accepted')}: ${REGENCY} → ${NEIGHBOUR}`,
        `${idOf('fresh')}: ${REGENCY} → ${NEIGHBOUR}`,
        `${idOf('atDistrict')}: ${REGENCY} → ${NEIGHBOUR}.40`,
      ].sort();
      for (const watching of ['desk', 'province']) {
        expect(told(await untilPassed(watching, expected.length))).toEqual(expected);
      }
      expect(told(mine((await poll(await adminOf(NEIGHBOUR), start)).events))).toEqual(expected);
      const stranger = await adminOf('33.01');
      expect(mine((await poll(stranger, start)).events)).toEqual([]);
    }, 120_000);

    it('is found by its codes, which say what became of it', async () => {
      expect(await agency(REGENCY)).toMatchObject({ code: REGENCY, successors: [{ code: NEIGHBOUR }] });
      expect(await agency('17.02.06')).toMatchObject({
        code: `${NEIGHBOUR}.40`,
        formerCode: '17.02.06',
        parent: { code: NEIGHBOUR },
      });
      expect(await agency('17.02.06', '2026-01-01')).toMatchObject({ code: '17.02.06', parent: { code: REGENCY } });
      expect(await requestData(hub(), REGION, { code: '17.02.06' })).toMatchObject({
        region: { parent: { code: NEIGHBOUR }, codes: [{ code: '17.02.06' }, { code: `${NEIGHBOUR}.40` }] },
      });
    });

    it('handles nothing any more, and the neighbour goes on in the states in which it was', async () => {
      const neighbour = await adminOf(NEIGHBOUR);
      for (const [name, handler] of [
        ['accepted', NEIGHBOUR],
        ['fresh', NEIGHBOUR],
        ['atDistrict', `${NEIGHBOUR}.40`],
      ] as const) {
        expect(await file(complaint(name), neighbour)).toMatchObject({
          state: before.get(name)?.state,
          handler: { code: handler },
        });
        expect(await refusalTo(former, complaint(name))).toBe('FORBIDDEN');
      }
      await handle('respond', complaint('accepted'), neighbour, { text: 'Sudah kami tangani, terima kasih.' });
      await handle('verify', complaint('fresh'), neighbour);
      expect((await file(complaint('accepted'), neighbour)).state).toBe('ANSWERED');
    });
  });

  it('a district that goes to a neighbour takes along what that one had forwarded', async () => {
    const [giver, receiver] = ['32.16', '32.75'];
    const city = await adminOf(receiver);
    const found = await receive('forwarded', receiver, city, '32.16.06');
    await handle('verify', found, city);
    await handle('forward', found, city, { toAgency: giver });
    const seen = passing.passedIn('desk').length;
    await change(TRANSFER, await transfer(giver, receiver, { '32.16.06': `${receiver}.40` }));
    const passed = await untilPassed('desk', seen + 1);
    expect(told(passed.slice(seen))).toEqual([`${idOf('forwarded')}: ${giver} → ${receiver}`]);
    await handle('accept', found, city);
    expect(await refusalTo(await adminOf(giver), found)).toBe('NOT_FOUND');
  }, 120_000);

  it('a district made of a village of another one gets what is open about it', async () => {
    const [giver, made] = ['32.16.07', '32.16.41'];
    const village = `${giver}.2099`;
    const { legalBasis } = LAW;
    await change(ADD_VILLAGE, {
      region: village,
      newRegion: { name: 'Contoh Jaya', legalBasis },
      from: '2020-01-01',
      idempotencyKey: randomUUID(),
    });
    const found = await receive('ofVillage', giver, await adminOf('32.16'), village);
    const seen = passing.passedIn('desk').length;
    const parts = [{ part: village, code: `${made}.2001` }];
    await change(SPLIT, {
      agency: giver,
      into: [{ code: made, kind: 'DISTRICT', name: 'Kecamatan Contoh Jaya', parts }],
      ...LAW,
      expectedVersion: (await agency(giver)).version,
      idempotencyKey: randomUUID(),
    });
    const passed = await untilPassed('desk', seen + 1);
    expect(told(passed.slice(seen))).toEqual([`${idOf('ofVillage')}: ${giver} → ${made}`]);
    expect(await agency(village)).toMatchObject({ code: `${made}.2001`, formerCode: village });
    expect(await requestData(hub(), REGION, { code: village })).toMatchObject({
      region: { name: 'Contoh Jaya', parent: { code: made }, codes: [{ code: village }, { code: `${made}.2001` }] },
    });
    const district = await adminOf(made);
    await handle('verify', found, district);
    expect((await file(found, district)).handler).toEqual({ code: made });
  }, 120_000);

  it('a directorate general goes to another ministry with what it has', async () => {
    const former = await adminOf('kl.kemendagri');
    const receiver = await adminOf('kl.panrb');
    const { id } = await agency(DITJEN);
    const found = await receive('atDitjen', DITJEN, former);
    const seen = passing.passedIn('desk').length;
    const { version } = await agency(DITJEN);
    await change(TRANSFER, await transfer('kl.kemendagri', 'kl.panrb', { [DITJEN]: 'kl.panrb/ditjen-otda' }));
    const passed = await untilPassed('desk', seen + 1);
    expect(passed.at(-1)).toMatchObject({
      complaintId: idOf('atDitjen'),
      from: { code: 'kl.kemendagri' },
      to: { id, code: 'kl.panrb/ditjen-otda' },
    });
    expect(await agency(DITJEN)).toMatchObject({
      id,
      code: 'kl.panrb/ditjen-otda',
      formerCode: DITJEN,
      version: version + 1,
      parent: { code: 'kl.panrb' },
    });
    expect(await refusalTo(former, found)).toBe('NOT_FOUND');
    await handle('verify', found, receiver);
    expect((await file(found, receiver)).handler).toEqual({ code: 'kl.panrb/ditjen-otda' });
  }, 120_000);
});
