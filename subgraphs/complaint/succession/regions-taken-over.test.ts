import { asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, moveDown, submit } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, movementsOf } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { FILE, SETTLED_AFTER_MS, successionScenario } from '../../../test/kit/succession-scenario.js';
import { ComplaintRow } from '../complaint.entity.js';

const DRAFT = `mutation ($input: SaveAnswerDraftInput!) { saveAnswerDraft(input: $input) { draft { id state } } }`;
const DRAFTS = 'query ($id: ID) { complaint(id: $id) { answerDrafts { state } } }';
const CITY = asker('AGENCY_ADMIN', '32.73');
const REGENCY = asker('AGENCY_ADMIN', '32.16');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  const { change, close, file, holderOf, received, rest, settle } = successionScenario(() => hub);

  beforeEach(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(SAMPLE_AGENCIES) });
  });
  afterEach(() => hub.close());

  const stored = (id: string) => hub.subgraph.database.read.findOneByOrFail(ComplaintRow, { id });

  const NEW = asker('AGENCY_ADMIN', '32.19');
  const DISTRICT = asker('AGENCY_ADMIN', '32.16.06');
  const taken = () => ({
    fromAgencyId: agencyId('32.16'),
    formerCode: '32.16.06',
    code: '32.19.01',
    since: hub.clock.now.toISOString(),
  });
  const splitOff = () => {
    const takenOver = [taken()];
    hub.directory.change(agencyFacts('32.19', 'Pemerintah Kabupaten Bekasi Selatan'));
    change('32.16.06', {
      code: '32.19.01',
      parentId: agencyId('32.19'),
      organisation: '32.19/32.19.01',
      supervision: '32.19.01',
      jurisdiction: ['32.19.01'],
    });
    change('32.19', { takenOver });
  };

  it('passes what is open about its regions from the body and its units, and leaves the rest', async () => {
    const about = await received('32.16', { regionCode: '32.16.06.1004' });
    const atUnit = await received('32.16/dsdabmbk', { regionCode: '32.16.06' });
    const elsewhere = await received('32.16', { regionCode: '32.16' });
    const over = await received('32.16', { regionCode: '32.16.06' });
    await act(hub, REGENCY, 'archive', over.id);
    const after = await endOfFeed(hub);
    splitOff();
    await settle();
    for (const { id } of [about, atUnit]) {
      expect(await file(id, NEW)).toMatchObject({ handler: { id: agencyId('32.19') } });
      expect(await hub.code(REGENCY, FILE, { id })).toBe('NOT_FOUND');
    }
    for (const { id } of [elsewhere, over]) {
      expect(await file(id, REGENCY)).toMatchObject({ handler: { id: agencyId('32.16') } });
    }
    const shown = (await movementsOf(hub, REGENCY, after, 2)).sort();
    expect(shown).toEqual([`32.16 → ${agencyId('32.19')}`, `32.16/dsdabmbk → ${agencyId('32.19')}`]);
    expect((await movementsOf(hub, NEW, after)).sort()).toEqual(shown);
    expect((await movementsOf(hub, asker('PROVINCIAL_MONITOR', '32'), after)).sort()).toEqual(shown);
  });

  it('passes on what it got there when the new body ends, and nothing back to it', async () => {
    const { id } = await received('32.16', { regionCode: '32.16.06' });
    splitOff();
    await settle();
    close('32.19', ['32.16']);
    for (let turn = 0; turn < 3; turn++) await settle();
    const passed = await file(id, REGENCY);
    expect(passed.handler.id).toBe(agencyId('32.16'));
    expect(passed.hops.map(({ agency }) => agency.id)).toEqual(['32.16', '32.19', '32.16'].map(agencyId));
  });

  it('leaves with the former body what the new one forwards there', async () => {
    const { id } = await received('32.16', { regionCode: '32.16.06' });
    splitOff();
    await settle();
    await act(hub, NEW, 'verify', id);
    await act(hub, NEW, 'accept', id);
    await act(hub, NEW, 'forward', id, { toAgency: '32.16' });
    await settle();
    expect(await holderOf(id)).toBe(agencyId('32.16'));
  });

  it('passes nothing for the split any more when the new body gets another code later', async () => {
    const { id } = await submit(hub, { regionCode: '32.16.06' });
    splitOff();
    await rest();
    await moveDown(hub, id, ['32.16']);
    change('32.19', {
      code: '32.20',
      organisation: '32.20',
      jurisdiction: ['32.20'],
      takenOver: (hub.directory.agency('32.19').takenOver ?? []).map((before) => ({ ...before, code: '32.20.01' })),
    });
    await settle();
    expect(await holderOf(id)).toBe(agencyId('32.16'));
  });

  it('passes to a neighbour also what it had forwarded there before, and leaves what it forwards there afterwards', async () => {
    const { id } = await received('32.73', { regionCode: '32.16.06' });
    await act(hub, CITY, 'verify', id);
    await act(hub, CITY, 'forward', id, { toAgency: '32.16' });
    hub.clock.now = new Date(hub.clock.now.getTime() + SETTLED_AFTER_MS);
    change('32.73', { takenOver: [{ ...taken(), code: '32.73.90' }] });
    await settle();
    expect(await holderOf(id)).toBe(agencyId('32.73'));
    await act(hub, CITY, 'accept', id);
    await act(hub, CITY, 'forward', id, { toAgency: '32.16' });
    await settle();
    expect(await holderOf(id)).toBe(agencyId('32.16'));
  });

  describe('and its region goes on to another body', () => {
    const goOn = () => {
      const { takenOver: [before] = [] } = hub.directory.agency('32.19');
      const since = hub.clock.now.toISOString();
      const code = '32.73.90';
      change('32.19', { takenOver: undefined });
      const taking = [
        { ...(before ?? taken()), code },
        { fromAgencyId: agencyId('32.19'), formerCode: '32.16.06', code, since },
      ];
      change('32.73', { takenOver: taking });
    };
    const hopsOf = async (id: string) => (await file(id)).hops.map(({ agency }) => agency.id);

    it('passes on what had passed before', async () => {
      const { id } = await received('32.16', { regionCode: '32.16.06' });
      splitOff();
      await settle();
      hub.clock.now = new Date(hub.clock.now.getTime() + SETTLED_AFTER_MS);
      goOn();
      for (let turn = 0; turn < 2; turn++) await settle();
      expect(await hopsOf(id)).toEqual(['32.16', '32.19', '32.73'].map(agencyId));
    });

    it('passes what had not passed yet at once to whoever has it at last', async () => {
      const { id } = await received('32.16', { regionCode: '32.16.06' });
      splitOff();
      goOn();
      for (let turn = 0; turn < 2; turn++) await settle();
      expect(await hopsOf(id)).toEqual(['32.16', '32.73'].map(agencyId));
    });
  });

  it('leaves what a district had with it, in its new body, with its drafts and clocks', async () => {
    const { id } = await received('32.16.06', { regionCode: '32.16.06' });
    await act(hub, DISTRICT, 'verify', id);
    await act(hub, DISTRICT, 'accept', id);
    const input = { idempotencyKey: 'draft-of-district', complaintId: id, text: 'Sedang kami tulis jawabannya.' };
    expect((await hub.ask(DISTRICT, DRAFT, { input })).errors).toBeUndefined();
    const ended = await received('32.16.06');
    await act(hub, DISTRICT, 'archive', ended.id);
    const before = await file(id);
    const after = await endOfFeed(hub);
    splitOff();
    await settle();
    const passed = await file(id, NEW);
    expect(passed).toMatchObject({
      state: 'ACCEPTED',
      handler: { id: agencyId('32.16.06') },
      deadlines: before.deadlines,
    });
    expect(passed.hops).toMatchObject([
      { agencyCode: '32.16.06', sentBy: null },
      { agencyCode: '32.19.01', agency: { id: agencyId('32.16.06') }, sentBy: { id: agencyId('32.16') } },
    ]);
    expect(await movementsOf(hub, REGENCY, after, 1)).toEqual(['32.16 → 32.16.06']);
    expect(await movementsOf(hub, NEW, after)).toEqual(['32.16 → 32.16.06']);
    expect(await hub.data(DISTRICT, DRAFTS, { id })).toEqual({
      complaint: { answerDrafts: [{ state: 'DRAFT' }] },
    });
    expect(await stored(ended.id)).toMatchObject({
      handlerOrganisation: '32.19/32.19.01',
      handlerSupervision: '32.19.01',
    });
    expect(await file(ended.id, NEW)).toMatchObject({ version: 2 });
    for (const complaint of [id, ended.id]) expect(await hub.code(REGENCY, FILE, { id: complaint })).toBe('NOT_FOUND');
    await act(hub, DISTRICT, 'respond', id);
  });

  it('passes what a district has open about a village to the district that gets it, and leaves what the regency has', async () => {
    const [moved, kept] = ['32.16.06.2001', '32.16.06.2002'];
    const about = await received('32.16.06', { regionCode: moved });
    const elsewhere = await received('32.16.06', { regionCode: kept });
    const above = await received('32.16', { regionCode: moved });
    const since = hub.clock.now.toISOString();
    const taken = { fromAgencyId: agencyId('32.16.06'), formerCode: moved, code: '32.16.41.2001', since };
    hub.directory.change(agencyFacts('32.16.41', 'Kecamatan Tambun Contoh', { takenOver: [taken] }));
    await settle();
    const holders = [about, elsewhere, above].map(async ({ id }) => (await file(id)).handler.id);
    expect(await Promise.all(holders)).toEqual(['32.16.41', '32.16.06', '32.16'].map(agencyId));
  });
});
