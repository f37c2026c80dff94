import { randomUUID } from 'node:crypto';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import { type Filed, fileComplaint, submission } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { request, requestData } from '../kit/send-request.js';

const SUBMIT = keptOperation('submit-complaint');
const AT_ONCE = 8;

describeEachShape((hub) => {
  const submit = (input: Variables, token?: string) =>
    request<{ submitComplaint: Filed }>(hub(), SUBMIT, { input }, token);

  async function countComplaints(): Promise<number> {
    const { complaints } = await requestData<{ complaints: { totalCount: number } }>(
      hub(),
      '{ complaints(first: 1) { totalCount } }',
      {},
      await hub().tokenOf('national-desk'),
    );
    return complaints.totalCount;
  }

  const conflict: GraphqlAnswer<unknown> = {
    data: { submitComplaint: null },
    errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'CONFLICT', retryable: false }) })],
  };

  it('answers the same key and content with the same answer, the secret included, and takes in one complaint', async () => {
    const before = await countComplaints();
    const input = submission();
    const first = await submit(input);
    expect(first.data?.submitComplaint.secret).toMatch(/^[0-9A-Z-]{34}$/);
    expect(await submit(input)).toEqual(first);
    expect(await submit(Object.fromEntries(Object.entries(input).reverse()))).toEqual(first);
    expect(await countComplaints()).toBe(before + 1);
  });

  it('does so also when all of them arrive at once', async () => {
    const before = await countComplaints();
    const input = submission();
    const [first, ...others] = await Promise.all(Array.from({ length: AT_ONCE }, () => submit(input)));
    expect(first?.errors).toBeUndefined();
    for (const other of others) expect(other).toEqual(first);
    expect(await countComplaints()).toBe(before + 1);
  });

  it('refuses the key with other content, and keeps what was taken in', async () => {
    const input = submission();
    const first = await submit(input);
    const before = await countComplaints();
    expect(await submit({ ...input, title: 'Judul yang lain' })).toEqual(conflict);
    expect(await submit({ ...input, reporter: { name: 'Orang Lain' } })).toEqual(conflict);
    expect(await countComplaints()).toBe(before);
    expect(await submit(input)).toEqual(first);
  });

  it('takes in one of several contents that use a key at once', async () => {
    const before = await countComplaints();
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) =>
        submit(submission({ idempotencyKey, title: `Jalan rusak ${index}` })),
      ),
    );
    const accepted = answers.filter(({ errors }) => errors === undefined);
    expect(accepted).toHaveLength(1);
    expect(answers.filter((answer) => !accepted.includes(answer))).toEqual(Array(AT_ONCE - 1).fill(conflict));
    expect(await countComplaints()).toBe(before + 1);
  });

  it('does not spend the key on a submission that was refused', async () => {
    const input = submission();
    const refused = await submit({ ...input, toAgency: '99.99' });
    expect(refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
    expect((await submit(input)).errors).toBeUndefined();
  });

  it('keeps the keys of different senders apart', async () => {
    const input = submission();
    const citizen = await submit(input);
    const portal = await submit(input, await hub().tokenOf('portal'));
    expect(portal.errors).toBeUndefined();
    expect(portal.data?.submitComplaint.trackingNumber).not.toBe(citizen.data?.submitComplaint.trackingNumber);
    expect(portal.data?.submitComplaint.secret).not.toBe(citizen.data?.submitComplaint.secret);
  });

  it('refuses the second of two changes that expect the same version, as a conflict with the present one', async () => {
    const filed = await fileComplaint(hub(), { toAgency: '32.16' });
    const token = await hub().tokenOf('regency-admin');
    const { complaint } = await requestData<{ complaint: { id: string; version: number } }>(
      hub(),
      keptOperation('complaint'),
      { trackingNumber: filed.trackingNumber },
      token,
    );
    const input = { complaintId: complaint.id, expectedVersion: complaint.version };
    const answers = await Promise.all(
      [1, 2].map(() => request(hub(), keptOperation('verify-complaint'), { input }, token)),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([
      { extensions: { code: 'CONFLICT', currentVersion: complaint.version + 1 } },
    ]);
  });
});
