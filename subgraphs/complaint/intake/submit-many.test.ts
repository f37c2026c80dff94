import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { DESK, submission, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';

const PORTAL = asker('PORTAL', '32');
const ADMIN = asker('AGENCY_ADMIN', '32.16');
const SUBMIT_MANY = `mutation ($inputs: [SubmitComplaintInput!]!) {
  submitComplaints(inputs: $inputs) { results {
    index
    payload { trackingNumber secret complaint { title channel receivedAt handler { id } deadlines { kind dueOn } } }
    error { code message retryable fields { path message } currentVersion errorId }
  } }
}`;
const SUBMIT_ONE = 'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { trackingNumber } }';
/** What 500 may take on a busy machine. */
const PATIENCE_MS = 60_000;

interface Result {
  index: number;
  payload: {
    trackingNumber: string;
    secret: string;
    complaint: { channel: string; handler: { id: string }; deadlines: { kind: string; dueOn: string }[] };
  } | null;
  error: {
    code: string;
    message: string;
    retryable: boolean;
    fields: { path: string; message: string }[] | null;
    errorId: string | null;
  } | null;
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const sendMany = async (inputs: readonly unknown[], who: Asker = PORTAL) =>
    (await hub.data<{ submitComplaints: { results: Result[] } }>(who, SUBMIT_MANY, { inputs })).submitComplaints
      .results;
  const count = async () =>
    (await hub.data<{ complaints: { totalCount: number } }>(DESK, '{ complaints { totalCount } }')).complaints
      .totalCount;
  const outcomes = (results: readonly Result[]) => results.map(({ error }) => error?.code ?? 'TAKEN');

  it(
    'takes in 500, each with a number and a secret of its own, and answers the same call with the same',
    async () => {
      const before = await count();
      const inputs = Array.from({ length: 500 }, (_, index) => submission({ title: `Jalan berlubang nomor ${index}` }));
      const results = await sendMany(inputs);
      expect(results.map(({ index, error }) => [index, error])).toEqual(inputs.map((_, index) => [index, null]));
      expect(new Set(results.map(({ payload }) => payload?.trackingNumber)).size).toBe(500);
      expect(new Set(results.map(({ payload }) => payload?.secret)).size).toBe(500);
      expect(await count()).toBe(before + 500);
      expect(await sendMany(inputs)).toEqual(results);
      expect(await count()).toBe(before + 500);
    },
    PATIENCE_MS,
  );

  it('lets nothing that is wrong with one cost another, and tells it as where that one comes alone', async () => {
    const before = await count();
    const bad = [
      submission({ title: 'x' }),
      submission({ toAgency: 'tidak-ada' }),
      submission({ channel: 'COUNTER' }),
      submission({ channel: 'LINE' }),
      submission({ reporter: null }),
    ];
    const inputs = bad.flatMap((input) => [submission(), input]);
    const results = await sendMany([...inputs, submission()]);
    expect(outcomes(results)).toEqual([
      ...['BAD_USER_INPUT', 'BAD_USER_INPUT', 'FORBIDDEN', 'BAD_USER_INPUT', 'BAD_USER_INPUT'].flatMap((code) => [
        'TAKEN',
        code,
      ]),
      'TAKEN',
    ]);
    expect(await count()).toBe(before + 6);
    for (const [index, input] of inputs.entries()) {
      if (results[index]?.error === null) continue;
      const { errors } = await hub.ask(PORTAL, SUBMIT_ONE, { input });
      const [alone] = errors ?? [];
      const fields = (alone?.extensions.fields ?? null) as { path: string }[] | null;
      expect(results[index]?.error).toEqual({
        code: alone?.extensions.code,
        retryable: alone?.extensions.retryable,
        message: alone?.message,
        fields: fields?.map((field) => ({ ...field, path: field.path.replace('input', `inputs.${index}`) })) ?? null,
        currentVersion: null,
        errorId: null,
      });
    }
  });

  it('holds each to its own key: the same again is the same, also within one call, other content is a conflict', async () => {
    const before = await count();
    const input = submission();
    const [first] = await sendMany([input]);
    const results = await sendMany([submission(), input, { ...input, title: 'Judul yang lain' }, input]);
    expect(outcomes(results)).toEqual(['TAKEN', 'TAKEN', 'CONFLICT', 'TAKEN']);
    expect(results[1]?.payload).toEqual(first?.payload);
    expect(results[3]?.payload).toEqual(first?.payload);
    const twice = submission();
    const [one, other] = await sendMany([twice, twice]);
    expect(other?.payload).toEqual(one?.payload);
    expect(await count()).toBe(before + 3);
  });

  it('takes a call once that arrives several times at once', async () => {
    const before = await count();
    const inputs = Array.from({ length: 30 }, () => submission());
    const [first, ...others] = await Promise.all([sendMany(inputs), sendMany(inputs), sendMany(inputs)]);
    for (const other of others) expect(other).toEqual(first);
    expect(await count()).toBe(before + 30);
  });

  it('keys in what came by letter, with the date on which each was received, from which its deadlines run', async () => {
    const results = await sendMany(
      [
        submission({ channel: 'LETTER', receivedAt: '2026-02-23T02:00:00Z' }),
        submission({ channel: 'COUNTER', receivedAt: '2026-03-01T02:00:00Z' }),
        submission({ channel: 'TELEPHONE', receivedAt: '2026-03-03T02:00:00Z' }),
      ],
      ADMIN,
    );
    expect(outcomes(results)).toEqual(['TAKEN', 'TAKEN', 'BAD_USER_INPUT']);
    expect(results[2]?.error?.fields?.[0]?.path).toBe('inputs.2.receivedAt');
    const due = results.map(({ payload }) => payload?.complaint.deadlines.find(({ kind }) => kind === 'VERIFICATION'));
    expect(due.map((deadline) => deadline?.dueOn)).toEqual(['2026-02-26', '2026-03-04', undefined]);
    expect(results[0]?.payload?.complaint).toMatchObject({ channel: 'LETTER', handler: { id: agencyId('32.16') } });
  });

  it('refuses a call of none and of more than 500 as a whole, and whoever is neither portal nor admin', async () => {
    const before = await count();
    expect(await hub.code(PORTAL, SUBMIT_MANY, { inputs: [] })).toBe('BAD_USER_INPUT');
    const inputs = Array.from({ length: 501 }, () => submission());
    expect(await hub.code(PORTAL, SUBMIT_MANY, { inputs })).toBe('BAD_USER_INPUT');
    expect(await count()).toBe(before);
    expect(outcomes(await sendMany([submission({ channel: 'REGIONAL_PORTAL' })], asker('HEAD', '32.16')))).toEqual([
      'FORBIDDEN',
    ]);
    await submit(hub, {}, CITIZEN);
  });
});
