import { randomUUID } from 'node:crypto';
import { FORWARD, VERIFY } from '../../../demo/operations.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { ANONYMOUS, BODY, CONSULTED, COPIED, ORIGIN, SIBLING, STANDINGS, SUPERVISING, UNIT } from './viewers.js';
import { act, adminOf, ask, COPY, ESCALATE, monitor, NOTE, portalOf, type Submitted, submit } from './world.js';

const MERGE = /* GraphQL */ `
  mutation Merge($input: MergeComplaintInput!) { mergeComplaint(input: $input) { version } }`;

/** Complaints that tell of the same. */
export interface Pair {
  /** Handed in by the portal of ORIGIN; UNIT holds it. */
  original: Submitted;
  /** Merged into it by BODY while SIBLING held it; no portal handed it in. */
  duplicate: Submitted;
  /** The same, but secret, and received later. */
  secretDuplicate: Submitted;
  /** Secret and not merged; UNIT holds it, and the same take part in it as in the complaints of the matrix. */
  alike: Submitted;
  /** One that each place of the matrix holds itself. */
  probes: Readonly<Record<string, Submitted>>;
}

const SAME = {
  title: 'Jembatan gantung putus',
  text: 'Jembatan gantung di atas kali putus sehingga anak sekolah memutar jauh.',
  regionCode: '32.16.05',
};

/** Lets what tells of the same come in, and a part of it be merged. */
export async function makePair(hub: HubUnderTest): Promise<Pair> {
  const original = await submit(hub, portalOf(ORIGIN), { ...SAME, toAgency: UNIT });
  const merged = async (secret: boolean) => {
    const duplicate = await submit(hub, ANONYMOUS, { ...SAME, toAgency: SIBLING, secret });
    await act(hub, adminOf(BODY), MERGE, duplicate, { intoComplaintId: original.id });
    return duplicate;
  };
  const duplicate = await merged(false);
  const secretDuplicate = await merged(true);
  const alike = await submit(hub, ANONYMOUS, { ...SAME, toAgency: SIBLING, secret: true });
  await act(hub, adminOf(BODY), VERIFY, alike);
  await act(hub, adminOf(BODY), FORWARD, alike, { toAgency: UNIT, supervisor: SUPERVISING });
  await act(hub, adminOf(UNIT), COPY, alike, { toAgency: COPIED });
  const said = () => ({ idempotencyKey: randomUUID(), complaintId: alike.id });
  await ask(hub, adminOf(UNIT), NOTE, { input: { ...said(), text: 'Mohon dijadwalkan.', toAgency: CONSULTED } });
  await ask(hub, monitor(), ESCALATE, { input: { ...said(), reason: 'Belum ada tindak lanjut.' } });
  const probes: Record<string, Submitted> = {};
  for (const place of Object.keys(STANDINGS)) {
    probes[place] = await submit(hub, ANONYMOUS, { ...SAME, toAgency: place });
  }
  return { original, duplicate, secretDuplicate, alike, probes };
}
