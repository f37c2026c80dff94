import { submission } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';

const SUBMIT = /* GraphQL */ `mutation ($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) {
    trackingNumber
    complaint { channel receivedAt handler { code } deadlines { kind dueOn } }
  }
}`;
const CITIZENS_OWN = ['WEBSITE', 'ANDROID', 'IOS'];
const OPERATORS = ['SMS', 'X', 'REGIONAL_PORTAL'];
const IN_DEVELOPMENT = ['TELEGRAM', 'LINE', 'MESSENGER'];
const KEYED_IN = ['COUNTER', 'LETTER', 'TELEPHONE'];
const ALL = [...CITIZENS_OWN, ...OPERATORS, ...IN_DEVELOPMENT, ...KEYED_IN];

/** A Monday; three working days later it is Thursday. */
const RECEIVED = '2025-06-02T02:00:00.000Z';
const VERIFIED_BY = '2025-06-05';
const MANY = 500;
const PATIENCE_MS = 120_000;

interface Taken {
  trackingNumber: string;
  complaint: {
    channel: string;
    receivedAt: string;
    handler: { code: string };
    deadlines: { kind: string; dueOn: string }[];
  };
}
interface Result {
  index: number;
  payload: (Taken & { secret: string }) | null;
  error: { code: string; retryable: boolean; fields: { path: string }[] | null } | null;
}

/** By which channels somebody's complaints are taken; of the others, why not. */
const TABLE: readonly {
  title: string;
  persona: string | undefined;
  takes: readonly string[];
  inDevelopment: string;
}[] = [
  { title: 'a citizen without account', persona: undefined, takes: CITIZENS_OWN, inDevelopment: 'FORBIDDEN' },
  {
    title: 'an operator’s portal',
    persona: 'portal',
    takes: [...CITIZENS_OWN, ...OPERATORS],
    inDevelopment: 'BAD_USER_INPUT',
  },
  {
    title: 'an admin of an agency',
    persona: 'regency-admin',
    takes: [...CITIZENS_OWN, ...KEYED_IN],
    inDevelopment: 'FORBIDDEN',
  },
  {
    title: 'the national desk',
    persona: 'national-desk',
    takes: [...CITIZENS_OWN, ...KEYED_IN],
    inDevelopment: 'FORBIDDEN',
  },
  { title: 'a liaison officer', persona: 'unit-officer', takes: CITIZENS_OWN, inDevelopment: 'FORBIDDEN' },
];

describeEachShape((hub) => {
  const tokenOf = async (persona: string | undefined) => persona && (await hub().tokenOf(persona));
  const send = async (input: object, persona?: string) =>
    request<{ submitComplaint: Taken }>(hub(), SUBMIT, { input: submission({ ...input }) }, await tokenOf(persona));

  it.each(TABLE)('takes what $title brings by the channels that are open to it', async (someone) => {
    for (const channel of ALL) {
      const answer = await send({ channel }, someone.persona);
      const refused = IN_DEVELOPMENT.includes(channel) ? someone.inDevelopment : 'FORBIDDEN';
      const expected = someone.takes.includes(channel) ? channel : refused;
      const { code } = refusalOf(answer);
      expect([channel, code ?? answer.data?.submitComplaint.complaint.channel]).toEqual([channel, expected]);
    }
  });

  it.each(KEYED_IN)('keys in by %s what was received before, whose deadlines run from that day', async (channel) => {
    const answer = await send({ channel, receivedAt: RECEIVED }, 'regency-admin');
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.submitComplaint.complaint).toMatchObject({
      receivedAt: RECEIVED,
      handler: { code: '32.16' },
      deadlines: expect.arrayContaining([{ kind: 'VERIFICATION', dueOn: VERIFIED_BY }]),
    });
  });

  it.each([...CITIZENS_OWN, ...OPERATORS])('takes by %s what comes now, and no date of its own', async (channel) => {
    const answer = await send({ channel, receivedAt: RECEIVED }, 'portal');
    expect(refusalOf(answer)).toEqual({ code: 'BAD_USER_INPUT', paths: ['input.receivedAt'] });
  });

  describe('by one call', () => {
    const sendMany = async (inputs: readonly object[], persona: string) =>
      (
        await requestData<{ submitComplaints: { results: Result[] } }>(
          hub(),
          keptOperation('submit-complaints'),
          { inputs },
          await tokenOf(persona),
        )
      ).submitComplaints.results;

    it(
      `takes ${MANY} from a portal through the gateway, each with its own result, and answers again the same`,
      async () => {
        const inputs = Array.from({ length: MANY }, (_, index) =>
          submission(index % 100 === 99 ? { title: 'x' } : { title: `Saluran tersumbat nomor ${index}` }),
        );
        const results = await sendMany(inputs, 'portal');
        expect(results.map(({ index, error }) => [index, error?.fields?.[0]?.path ?? null])).toEqual(
          inputs.map((_, index) => [index, index % 100 === 99 ? `inputs.${index}.title` : null]),
        );
        const secrets = results.flatMap(({ payload }) => payload?.secret ?? []);
        expect(new Set(secrets).size).toBe(MANY - 5);
        expect(await sendMany(inputs, 'portal')).toEqual(results);
      },
      PATIENCE_MS,
    );

    it('keys in what came by letter with the date on which each was received', async () => {
      const [letter, late] = await sendMany(
        [
          submission({ channel: 'LETTER', receivedAt: RECEIVED }),
          submission({ channel: 'LETTER', receivedAt: '2999-01-01T00:00:00Z' }),
        ],
        'regency-admin',
      );
      expect(letter?.payload?.complaint).toMatchObject({
        receivedAt: RECEIVED,
        deadlines: expect.arrayContaining([{ kind: 'VERIFICATION', dueOn: VERIFIED_BY }]),
      });
      expect(late?.error).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'inputs.1.receivedAt' }] });
    });

    it('is for portals and admins, and for 500 at most', async () => {
      const inputs = [submission()];
      const sendAs = async (persona: string | undefined, sent: readonly object[] = inputs) =>
        refusalOf(await request(hub(), keptOperation('submit-complaints'), { inputs: sent }, await tokenOf(persona)))
          .code;
      expect(await sendAs(undefined)).toBe('UNAUTHENTICATED');
      expect(await sendAs('unit-officer')).toBe('FORBIDDEN');
      expect(
        await sendAs(
          'portal',
          Array.from({ length: MANY + 1 }, () => submission()),
        ),
      ).toBe('BAD_USER_INPUT');
    });
  });
});
