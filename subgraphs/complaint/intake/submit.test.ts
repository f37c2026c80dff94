import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { DESK, submission, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';

const SUBMIT = `mutation ($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) {
    trackingNumber secret
    complaint { title status handler { id } deadlines { kind dueOn provisional legalBasis } }
  }
}`;
const ADMIN = asker('AGENCY_ADMIN', '32.16');
const PORTAL = asker('PORTAL', '32');

interface Answer {
  submitComplaint: {
    trackingNumber: string;
    secret: string;
    complaint: { handler: { id: string }; deadlines: { kind: string; dueOn: string; provisional: boolean }[] };
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const count = async () =>
    (await hub.data<{ complaints: { totalCount: number } }>(DESK, '{ complaints { totalCount } }')).complaints
      .totalCount;
  const send = (input: Record<string, unknown>, who = CITIZEN) => hub.ask(who, SUBMIT, { input });
  const sent = async (input: Record<string, unknown>, who = CITIZEN) =>
    (await hub.data<Answer>(who, SUBMIT, { input })).submitComplaint;

  it('gives a citizen without account a number and a secret, and the national desk the complaint', async () => {
    const { trackingNumber, secret, complaint } = await sent(submission());
    expect(trackingNumber).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
    expect(secret).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/);
    expect(complaint.handler.id).toBe(agencyId('sp4n'));
    expect(complaint.deadlines).toEqual([
      { kind: 'VERIFICATION', dueOn: '2026-03-05', provisional: false, legalBasis: 'PermenPANRB 5/2025' },
      { kind: 'FOLLOW_UP', dueOn: '2026-03-27', provisional: false, legalBasis: 'PermenPANRB 5/2025' },
    ]);
  });

  it('puts what names an agency into the inbox of that agency, by code or id', async () => {
    for (const toAgency of ['32.16', agencyId('32.16')]) {
      expect((await sent(submission({ toAgency }))).complaint.handler.id).toBe(agencyId('32.16'));
    }
  });

  it('answers the same key with the same content the same, the secret included, and makes one complaint', async () => {
    const input = submission();
    const first = await sent(input);
    const before = await count();
    expect(await sent(input)).toEqual(first);
    expect(await count()).toBe(before);
  });

  it('answers two requests with one key at the same time the same', async () => {
    const input = submission();
    const before = await count();
    const [first, second] = await Promise.all([sent(input), sent(input)]);
    expect(second).toEqual(first);
    expect(await count()).toBe(before + 1);
  });

  it('refuses the same key with other content', async () => {
    const input = submission();
    await sent(input);
    const before = await count();
    const { errors } = await send({ ...input, title: 'Jalan lain yang berlubang' });
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect(await count()).toBe(before);
  });

  it.each<[string, Record<string, unknown>]>([
    ['input.title', { title: 'ok' }],
    ['input.text', { text: 'x'.repeat(10_001) }],
    ['input.toAgency', { toAgency: '99.99' }],
    ['input.regionCode', { regionCode: '99.99' }],
    ['input.regionCode', { regionCode: 'Bekasi' }],
    ['input.reporter', { reporter: null }],
    ['input.reporter.nik', { reporter: { name: 'Warga Contoh', nik: '12' } }],
    ['input.receivedAt', { receivedAt: '2026-01-05T02:00:00Z' }],
    ['input.idempotencyKey', { idempotencyKey: 'short' }],
  ])('refuses a bad %s and changes nothing', async (path, overrides) => {
    const before = await count();
    const { errors } = await send(submission(overrides));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    expect(await count()).toBe(before);
  });

  it('lets an admin key in a letter with the date on which it was received, and nobody else', async () => {
    const letter = { channel: 'LETTER', receivedAt: '2026-02-23T02:00:00Z' };
    const { complaint } = await sent(submission(letter), ADMIN);
    expect(complaint.handler.id).toBe(agencyId('32.16'));
    expect(complaint.deadlines[0]).toMatchObject({ kind: 'VERIFICATION', dueOn: '2026-02-26' });
    for (const who of [CITIZEN, PORTAL, asker('LIAISON_OFFICER', '32.16/diskominfo')]) {
      expect((await send(submission(letter), who)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const receivedAt of ['2026-12-01T02:00:00Z', '2010-01-04T02:00:00Z', '0001-01-01T02:00:00Z']) {
      const { errors } = await send(submission({ ...letter, receivedAt }), ADMIN);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.receivedAt' }] });
    }
  });

  it('accepts a receipt in December whose deadline reaches a year without calendar, as provisional', async () => {
    hub.clock.now = new Date('2026-12-28T02:00:00Z');
    const { complaint } = await sent(submission());
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
    expect(complaint.deadlines).toEqual([
      expect.objectContaining({ kind: 'VERIFICATION', dueOn: '2026-12-31', provisional: false }),
      expect.objectContaining({ kind: 'FOLLOW_UP', dueOn: '2027-01-18', provisional: true }),
    ]);
  });

  it('lets a portal follow what it handed in, and only that', async () => {
    const own = await submit(hub, { toAgency: '17.02' }, PORTAL);
    const other = await submit(hub, { toAgency: '32.16' });
    const query = 'query ($id: ID) { complaint(id: $id) { channel origin { id } } }';
    expect(await hub.data(PORTAL, query, { id: own.id })).toEqual({
      complaint: { channel: 'REGIONAL_PORTAL', origin: { id: agencyId('32') } },
    });
    expect(await hub.code(PORTAL, query, { id: other.id })).toBe('NOT_FOUND');
    expect((await send(submission({ channel: 'REGIONAL_PORTAL' }))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
