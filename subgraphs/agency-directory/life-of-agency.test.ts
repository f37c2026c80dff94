import { describeEachDialect } from '../../test/kit/databases.js';
import { ADD, ADMIN, directoryChanges } from '../../test/kit/directory-changes.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../test/kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const TODAY = '2026-03-18';
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];

const RENAME = `mutation ($input: RenameAgencyInput!) {
  renameAgency(input: $input) { agency { name version formerNames { name until } } }
}`;
const CLOSE = `mutation ($input: CloseAgencyInput!) {
  closeAgency(input: $input) { agency { closedAt version codes { until } successors { code } } }
}`;
const START =
  'mutation ($input: StartPostInput!) { startPost(input: $input) { post { id version from until agency { code } } } }';

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  const { addUnit, change, newEvents, newKey, recordOfficer, stored } = directoryChanges(() => directory);

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());
  beforeEach(async () => {
    await newEvents();
  });

  it('renames an agency, keeps the former name, and finds it and its parts by both', async () => {
    const { id } = await addUnit('lama', '32.16', 'Dinas Purbakala');
    const part = await addUnit('lama/sub'.split('/')[1] as string, '32.16/lama', 'Bidang Rahasia');
    const input = { agency: id, name: 'Dinas Kepurbakalaan', from: '2026-03-01', expectedVersion: 1 };
    expect((await change(RENAME, input)).data).toEqual({
      renameAgency: {
        agency: {
          name: 'Dinas Kepurbakalaan',
          version: 2,
          formerNames: [{ name: 'Dinas Purbakala', until: '2026-02-28' }],
        },
      },
    });
    expect(await newEvents()).toMatchObject([{ kind: 'AGENCY_CHANGED', payload: { id, name: 'Dinas Kepurbakalaan' } }]);
    for (const word of ['purbakala', 'kepurbakalaan']) {
      const search = `{ agencies(filter: { search: "${word}" }) { edges { node { id } } } }`;
      expect((await directory.ask(search)).data).toEqual({
        agencies: { edges: [{ node: { id } }, { node: { id: part.id } }] },
      });
    }
    const early = { agency: id, name: 'Dinas Lain', from: '2026-02-01', expectedVersion: 2 };
    expect((await change(RENAME, early)).errors).toMatchObject([{ extensions: { fields: [{ path: 'input.from' }] } }]);
  });

  it('finds parts by all their names when they are renamed, and others added, while what is above them is', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id } = await addUnit(`tata${round}`);
      const { id: part } = await addUnit('ruang', `32.16/tata${round}`);
      const renaming = (agency: string, name: string) =>
        change(RENAME, { agency, name, from: TODAY, expectedVersion: 1 });
      const unit = {
        parent: part,
        suffix: 'baru',
        kind: 'SECTION',
        name: `Seksi bungsu${round}`,
        idempotencyKey: newKey(),
      };
      const answers = await Promise.all([
        renaming(id, `Dinas sulung${round}`),
        renaming(part, `Bidang tengah${round}`),
        change(ADD, unit),
      ]);
      expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
      const search = `{ agencies(filter: { search: "sulung${round} tengah${round}" }) { edges { node { name } } } }`;
      expect((await directory.ask(search)).data).toEqual({
        agencies: { edges: [{ node: { name: `Bidang tengah${round}` } }, { node: { name: `Seksi bungsu${round}` } }] },
      });
    }
  });

  it('keeps the national desk, where what names nobody lands', async () => {
    const { version } = await stored('sp4n');
    const input = { agency: 'sp4n', lastDay: TODAY, successors: ['kl.panrb'], expectedVersion: version };
    const { errors } = await change(CLOSE, input, DESK);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.agency' }] } }]);
  });

  describe('closeAgency', () => {
    it('ends code and posts, names the successors, and leaves the agency readable', async () => {
      const { id } = await addUnit('tutup');
      const officer = await recordOfficer('Rani Percobaan');
      const post = { officer, agency: id, title: 'Kepala Dinas', role: 'HEAD', kind: 'DEFINITIVE', from: '2026-01-02' };
      expect((await change(START, { ...post, idempotencyKey: newKey() })).errors).toBeUndefined();
      await newEvents();
      const input = {
        agency: id,
        lastDay: '2026-03-10',
        successors: ['32.16/diskominfo', '32.16/dishub'],
        expectedVersion: 1,
      };
      const before = await change(CLOSE, { ...input, lastDay: '2020-01-01' });
      expect(before.errors).toMatchObject([{ extensions: { fields: [{ path: 'input.lastDay' }] } }]);
      const { data, errors } = await change(CLOSE, input);
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        closeAgency: {
          agency: {
            closedAt: '2026-03-10T16:59:59.999Z',
            version: 2,
            codes: [{ until: '2026-03-10' }],
            successors: [{ code: '32.16/dishub' }, { code: '32.16/diskominfo' }],
          },
        },
      });
      const events = await newEvents();
      expect(events).toMatchObject([
        { kind: 'POST_ENDED', payload: { officerId: officer, agencyId: id, until: '2026-03-10' } },
        { kind: 'AGENCY_CHANGED', payload: { id, closedAt: '2026-03-10T16:59:59.999Z' } },
      ]);
      const byCode = '{ agency(code: "32.16/tutup") { id closedAt } }';
      expect((await directory.ask(byCode)).data?.agency).toMatchObject({ id });
      const taken = await change(ADD, {
        parent: '32.16',
        suffix: 'tutup',
        kind: 'REGIONAL_DEPARTMENT',
        name: 'Dinas Lain',
        from: '2026-03-09',
        idempotencyKey: newKey(),
      });
      expect(taken.errors).toMatchObject([{ extensions: { fields: [{ path: 'input.from' }] } }]);
      const again = await addUnit('tutup', '32.16', 'Dinas Lain', '2026-03-11');
      expect((await directory.ask(byCode)).data?.agency).toEqual({ id: again.id, closedAt: null });
    });

    it('ends a post that was to begin later before it begins, so that it was never held', async () => {
      const { id } = await addUnit('urung');
      const officer = await recordOfficer('Urung Percobaan');
      const post = { officer, agency: id, title: 'Kepala', role: 'HEAD', kind: 'DEFINITIVE', from: '2026-03-10' };
      expect((await change(START, { ...post, idempotencyKey: newKey() })).errors).toBeUndefined();
      await newEvents();
      const closing = { agency: id, lastDay: '2026-03-04', successors: [], expectedVersion: 1 };
      expect((await change(CLOSE, closing)).errors).toBeUndefined();
      expect(await newEvents()).toMatchObject([
        { kind: 'POST_ENDED', payload: { agencyId: id, from: '2026-03-10', until: '2026-03-09' } },
        { kind: 'AGENCY_CHANGED', payload: { id } },
      ]);
      const held = `query ($id: ID!, $officer: ID!) {
        agency(id: $id) { head { id } posts(at: "2026-03-10") { id } officers(at: "2026-03-10") { id } }
        officer(id: $officer) { posts { id } }
      }`;
      expect((await directory.ask(held, { id, officer }, ADMIN)).data).toEqual({
        agency: { head: null, posts: [], officers: [] },
        officer: { posts: [] },
      });
    });

    it.each([
      ['with parts that exist', { agency: '32.16/dsdabmbk' }, 'input.agency'],
      ['after a day to come', { lastDay: '2026-03-19' }, 'input.lastDay'],
      ['followed by itself', { successors: ['32.16/dinkes', '32.16/bpbd'] }, 'input.successors.1'],
      ['followed by nobody known', { successors: ['32.16/antah'] }, 'input.successors.0'],
      ['followed by another body', { successors: ['32.73'] }, 'input.successors.0'],
    ])('refuses to close an agency %s', async (_what, part, path) => {
      const { version } = await stored('32.16/bpbd');
      const input = { agency: '32.16/bpbd', lastDay: TODAY, successors: [], expectedVersion: version };
      const { errors } = await change(CLOSE, { ...input, ...part });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
      expect(await newEvents()).toEqual([]);
    });
  });
});
