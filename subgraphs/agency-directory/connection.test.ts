import { describeEachDialect } from '../../test/kit/databases.js';
import { directoryChanges } from '../../test/kit/directory-changes.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from '../../test/kit/seeded-directory.js';
import { factsOf } from './agency-facts.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];

const CONNECT = `mutation ($input: RecordConnectionInput!) {
  recordConnection(input: $input) { agency { version connection { connected since } account { exists } } }
}`;
const ACCOUNT =
  'mutation ($input: RecordAccountInput!) { recordAccount(input: $input) { agency { version account { exists } } } }';

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  const { addUnit, change, newEvents, stored } = directoryChanges(() => directory);

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());
  beforeEach(async () => {
    await newEvents();
  });

  it('change the fact, keep the record and tell the feed the facts as they are stored', async () => {
    const since = '2026-03-01T01:00:00.000Z';
    const before = await stored('32.16/dinkes');
    const input = {
      agency: '32.16/dinkes',
      connected: true,
      since,
      note: 'uji sambung',
      expectedVersion: before.version,
    };
    expect((await change(CONNECT, input)).data).toEqual({
      recordConnection: {
        agency: { version: before.version + 1, connection: { connected: true, since }, account: { exists: false } },
      },
    });
    const account = { agency: '32.16/dinkes', exists: true, since, expectedVersion: before.version + 1 };
    expect((await change(ACCOUNT, account, DESK)).errors).toBeUndefined();
    const after = await stored('32.16/dinkes');
    const events = await newEvents();
    expect(events.map(({ kind }) => kind)).toEqual(['AGENCY_CHANGED', 'AGENCY_CHANGED']);
    expect(events[0]?.payload).toMatchObject({ connected: true, hasAccount: false, version: before.version + 1 });
    expect(events[1]?.payload).toEqual(factsOf(after));
    const history = '{ agency(code: "32.16/dinkes") { connectionRecords { fact holds note } } }';
    expect((await directory.ask(history)).data).toEqual({
      agency: {
        connectionRecords: expect.arrayContaining([
          { fact: 'CONNECTION', holds: true, note: 'uji sambung' },
          { fact: 'ACCOUNT', holds: true, note: null },
        ]),
      },
    });
  });

  it('let an agency say that it has an account, and the national desk alone that it no longer has', async () => {
    const since = '2026-03-02T01:00:00.000Z';
    const agency = '32.16/dlh';
    const { version } = await stored(agency);
    const given = await change(ACCOUNT, { agency, exists: true, since, expectedVersion: version });
    expect(given.errors).toBeUndefined();
    const back = { agency, exists: false, since, expectedVersion: version + 1 };
    expect((await change(ACCOUNT, back)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await stored(agency)).toMatchObject({ hasAccount: true, version: version + 1 });
    expect((await change(ACCOUNT, back, DESK)).data).toEqual({
      recordAccount: { agency: { version: version + 2, account: { exists: false } } },
    });
  });

  it('answers CONFLICT with the version now, and changes nothing', async () => {
    const { version } = await stored('32.16');
    const input = { agency: '32.16', connected: true, since: '2026-03-01T00:00:00Z', expectedVersion: version + 3 };
    const { data, errors } = await change(CONNECT, input);
    expect(data).toEqual({ recordConnection: null });
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', currentVersion: version } }]);
    expect(await newEvents()).toEqual([]);
    expect((await stored('32.16')).version).toBe(version);
  });

  it('lets one of two changes at once win', async () => {
    const { version } = await stored('32.16/dinsos');
    const input = {
      agency: '32.16/dinsos',
      connected: true,
      since: '2026-03-01T00:00:00Z',
      expectedVersion: version,
    };
    const answers = await Promise.all([change(CONNECT, input), change(CONNECT, input)]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.code);
    expect(codes.sort()).toEqual(['CONFLICT', undefined]);
    expect(await newEvents()).toHaveLength(1);
  });

  it('refuses what would have held before the agency began, and takes it from that day on', async () => {
    const { code: agency } = await addUnit('mulai', '32.16', 'Dinas\u0007 Mulai', '2026-03-02');
    const record = (since: string) => change(ACCOUNT, { agency, exists: true, since, expectedVersion: 1 }, DESK);
    const { errors } = await record('2026-03-01T16:59:59Z');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.since' }] } }]);
    expect((await record('2026-03-01T17:00:00Z')).errors).toBeUndefined();
  });

  it.each([
    ['an unknown agency', { agency: '99.99' }, 'input.agency'],
    ['a closed agency', { agency: seededId('kl.kemenkumham') }, 'input.agency'],
    ['a day to come', { since: '2026-03-18T02:00:01Z' }, 'input.since'],
    ['a day that nobody means', { since: '0001-01-01T00:00:00Z' }, 'input.since'],
    ['a fact that holds already', { connected: false }, 'input.connected'],
    ['a note in which nothing is to be seen', { note: '\u200b\u2060' }, 'input.note'],
    ['a note with a control character', { note: 'uji\u0007' }, 'input.note'],
    ['an over-long note', { note: 'x'.repeat(256) }, 'input.note'],
  ])('refuses %s', async (_what, part, path) => {
    const { version } = await stored('32.16/disdik');
    const input = {
      agency: '32.16/disdik',
      connected: true,
      since: '2026-03-01T00:00:00Z',
      expectedVersion: version,
    };
    const { errors } = await change(CONNECT, { ...input, ...part }, DESK);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
    expect(await newEvents()).toEqual([]);
  });
});
