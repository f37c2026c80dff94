import { describeEachDialect } from '../../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from '../../../test/kit/seeded-directory.js';
import { AgencyContactsRow } from './agency-contacts.entity.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];
const RECORD = `mutation ($input: RecordContactsInput!) {
  recordContacts(input: $input) { agency { code contacts { phone from } } }
}`;
const READ = `query ($code: String!, $at: Date) {
  agency(code: $code) { contacts(at: $at) { address phone email website socialMedia from } }
}`;
const FIRST = {
  address: 'Komplek Perkantoran, Cikarang Pusat',
  phone: '+62 21 89970123',
  email: 'pengaduan@contoh.invalid',
  website: 'https://contoh.invalid',
  socialMedia: ['https://contoh.invalid/@pengaduan'],
  from: '2026-01-05',
};

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  const record = (input: Record<string, unknown>, asker: Asker = ADMIN) =>
    directory.ask(RECORD, { input: { ...FIRST, idempotencyKey: `key-of-test-${++keys}`, ...input } }, asker);
  const read = async (code: string, at?: string) => {
    const { data } = await directory.ask(READ, { code, at });
    return (data as unknown as { agency: { contacts: Record<string, unknown> | null } }).agency.contacts;
  };

  const countRecords = (code: string) =>
    directory.subgraph.database.read.countBy(AgencyContactsRow, { agencyId: seededId(code) });

  it('are public, dated, and replaced as a whole', async () => {
    const agency = '32.16/dinkes';
    expect(await read(agency)).toBeNull();
    expect((await record({ agency })).errors).toBeUndefined();
    const changed = await record({ agency, phone: '119', socialMedia: [], address: null, from: '2026-03-18' });
    expect(changed.data).toEqual({
      recordContacts: { agency: { code: agency, contacts: { phone: '119', from: '2026-03-18' } } },
    });
    expect(await read(agency)).toMatchObject({ address: null, phone: '119', socialMedia: [] });
    expect(await read(agency, '2026-03-17')).toEqual(FIRST);
    expect(await read(agency, '2026-01-04')).toBeNull();
  });

  it('are corrected on the same day, of which the last is kept, and not before a later one', async () => {
    const agency = '32.16/disnaker';
    await record({ agency });
    await record({ agency, phone: '118', from: '2026-03-18' });
    expect((await record({ agency, phone: '119', email: null, from: '2026-03-18' })).errors).toBeUndefined();
    expect(await read(agency)).toEqual({ ...FIRST, phone: '119', email: null, from: '2026-03-18' });
    expect(await read(agency, '2026-03-17')).toEqual(FIRST);
    expect(await countRecords(agency)).toBe(2);
    const { errors } = await record({ agency, from: '2026-03-17' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.from' }] } }]);
  });

  it('answers the same key again, which replaces nothing, and keeps one of two for a day at once', async () => {
    const agency = '32.16/dinsos';
    const input = { agency, idempotencyKey: 'key-sent-twice' };
    expect((await record(input)).errors).toBeUndefined();
    await record({ agency, phone: '119' });
    expect((await record(input)).errors).toBeUndefined();
    expect(await read(agency)).toMatchObject({ phone: '119' });
    const both = await Promise.all(['118', '119'].map((phone) => record({ agency: '32.16/disdik', phone })));
    expect(both.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(await countRecords('32.16/disdik')).toBe(1);
  });

  it.each([
    ['a day to come', { from: '2026-03-19' }, 'input.from'],
    ['what is not a number', { phone: 'telepon kami' }, 'input.phone'],
    ['what is not an e-mail address', { email: 'pengaduan' }, 'input.email'],
    ['a profile without an address', { socialMedia: ['@pengaduan'] }, 'input.socialMedia.0'],
  ])('refuses %s', async (_what, part, path) => {
    const { errors } = await record({ agency: '32.16/dishub', ...part });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
    expect(await read('32.16/dishub')).toBeNull();
  });

  it.each<[string, Asker]>([
    ['a province', ['AGENCY_ADMIN', '32']],
    ['a neighbouring unit', ['AGENCY_ADMIN', '32.16/dinkes']],
    ['the national desk', ['NATIONAL_DESK', 'sp4n']],
    ['a head of the body', ['HEAD', '32.16']],
  ])('are not recorded by %s', async (_who, asker) => {
    const { errors } = await record({ agency: '32.16/dishub' }, asker);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
