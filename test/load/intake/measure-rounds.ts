import { randomUUID } from 'node:crypto';
import { postOperation } from '../kit/post-operation.js';
import { shuffled } from '../kit/statistics.js';

/** One round of one way: the time of one complaint, in milliseconds, all of them shared out. */
export interface Measurement {
  way: Way;
  round: number;
  perComplaintMs: number;
}

export const WAYS = ['one call', 'single calls'] as const;
export type Way = (typeof WAYS)[number];

export interface Rounds {
  rounds: number;
  /** How many complaints a round hands in by each way. */
  complaints: number;
  seed: number;
}

/** A hub, as the portal whose complaints are handed in reaches it. */
export interface Portal {
  port: number;
  token: string;
}

interface Receipt {
  trackingNumber: string;
}

const RECEIPT = 'trackingNumber secret complaint { handler { code } deadlines { kind dueOn } }';
const SUBMIT = `mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { ${RECEIPT} } }`;
const SUBMIT_MANY = `mutation ($inputs: [SubmitComplaintInput!]!) {
  submitComplaints(inputs: $inputs) { results { error { code } payload { ${RECEIPT} } } }
}`;
const COUNT = '{ complaints { totalCount } }';

function submissions(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    idempotencyKey: randomUUID(),
    title: `Saluran air tersumbat nomor ${index}`,
    text: 'Saluran air di depan sekolah tersumbat sampah sehingga jalan tergenang setiap kali hujan.',
    classification: 'COMPLAINT',
    toAgency: '32.16',
    regionCode: '32.16.06',
    reporter: { name: 'Warga Contoh', phone: `0812${String(index).padStart(8, '0')}` },
  }));
}

async function ask<Data>({ port, token }: Portal, query: string, variables: Record<string, unknown>): Promise<Data> {
  const { body } = await postOperation(port, { query, variables }, { authorization: `Bearer ${token}` });
  const { data, errors } = JSON.parse(body) as { data?: Data; errors?: unknown };
  if (errors || !data) throw new Error(`answered wrongly: ${body.slice(0, 500)}`);
  return data;
}

const HAND_IN: Readonly<Record<Way, (portal: Portal, inputs: readonly object[]) => Promise<Receipt[]>>> = {
  async 'one call'(portal, inputs) {
    const { submitComplaints } = await ask<{ submitComplaints: { results: { payload: Receipt | null }[] } }>(
      portal,
      SUBMIT_MANY,
      { inputs },
    );
    return submitComplaints.results.flatMap(({ payload }) => payload ?? []);
  },
  async 'single calls'(portal, inputs) {
    const receipts: Receipt[] = [];
    for (const input of inputs) {
      receipts.push((await ask<{ submitComplaint: Receipt }>(portal, SUBMIT, { input })).submitComplaint);
    }
    return receipts;
  },
};

/** Hands complaints in by both ways in turns; throws where one is refused, or is not there afterwards. */
export async function measureRounds(portal: Portal, { rounds, complaints, seed }: Rounds): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of shuffled(WAYS, seed + round)) {
      const perComplaintMs = await measureWay(portal, way, complaints);
      if (round > 0) measurements.push({ way, round, perComplaintMs });
    }
  }
  return measurements;
}

async function measureWay(portal: Portal, way: Way, complaints: number): Promise<number> {
  const inputs = submissions(complaints);
  const before = await count(portal);
  const start = performance.now();
  const receipts = await HAND_IN[way](portal, inputs);
  const ms = performance.now() - start;
  const numbers = new Set(receipts.map(({ trackingNumber }) => trackingNumber));
  const after = await count(portal);
  if (numbers.size !== complaints || after - before !== complaints) {
    throw new Error(`by ${way} ${numbers.size} of ${complaints} are taken, and ${after - before} are there`);
  }
  return ms / complaints;
}

async function count(portal: Portal): Promise<number> {
  return (await ask<{ complaints: { totalCount: number } }>(portal, COUNT, {})).complaints.totalCount;
}
