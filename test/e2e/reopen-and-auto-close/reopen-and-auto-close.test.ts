import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { type Filed, fileComplaint, handleComplaint, readComplaint, reportBack } from '../kit/complaints.js';
import { type HubUnderTest, startEmbeddedHub } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { refusalOf, requestData } from '../kit/send-request.js';

interface Tracked {
  status: string;
  timeline: { kind: string }[];
  rating: { score: number } | null;
  deadlines: { kind: string }[];
}

const PATIENCE_MS = 30_000;
const ANSWER = { text: 'Saluran telah dibersihkan oleh petugas kami, terima kasih.' };

let folder: string;
let hub: HubUnderTest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-auto-close-'));
  hub = await startEmbeddedHub(folder);
}, 120_000);

afterAll(async () => {
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const track = async (filed: Filed) =>
  (await requestData<{ trackComplaint: Tracked }>(hub, keptOperation('track-complaint'), { ...filed })).trackComplaint;
const kindsOf = ({ timeline }: Tracked) => timeline.map(({ kind }) => kind);
const reply = (filed: Filed) =>
  reportBack(hub, 'reply-to-complaint', filed, {
    idempotencyKey: randomUUID(),
    text: 'Sampahnya masih menumpuk di tepi jalan.',
  });

async function answered(): Promise<Filed> {
  const regency = await hub.tokenOf('regency-admin');
  const filed = await fileComplaint(hub, { toAgency: '32.16' });
  for (const action of ['verify', 'accept'] as const) await handleComplaint(hub, action, filed, regency);
  await handleComplaint(hub, 'respond', filed, regency, ANSWER);
  return filed;
}

/** Lets the reporter's time to answer back have ended while the hub was not running. */
async function letTheWindowEnd(filed: Filed): Promise<void> {
  const { id } = await readComplaint(hub, filed, await hub.tokenOf('regency-admin'));
  await hub.processes.get('hub')?.stop();
  const database = new Database(join(folder, 'complaint.sqlite'));
  try {
    const { changes } = database
      .prepare(
        `UPDATE complaint_deadline SET dueAt = '2026-01-05 16:59:59.999', actAt = '2026-01-05 16:59:59.999'
         WHERE complaintId = ? AND kind = 'REPORTER_REPLY' AND closedAt IS NULL`,
      )
      .run(id);
    expect(changes).toBe(1);
  } finally {
    database.close();
  }
  await hub.restart('hub');
}

it('lets a reply inside the window open the complaint again, as often as it is answered', async () => {
  const filed = await answered();
  const regency = await hub.tokenOf('regency-admin');
  for (const round of [1, 2]) {
    expect((await reply(filed)).errors).toBeUndefined();
    const reopened = await track(filed);
    expect(kindsOf(reopened).filter((kind) => kind === 'REOPENED')).toHaveLength(round);
    expect(reopened).toMatchObject({ status: 'IN_PROCESS' });
    await handleComplaint(hub, 'respond', filed, regency, ANSWER);
  }
});

it('closes by itself what nobody answers back to, after which a reply comes too late and a rating does not', async () => {
  const filed = await answered();
  await letTheWindowEnd(filed);
  const deadline = Date.now() + PATIENCE_MS;
  let tracked = await track(filed);
  while (tracked.status !== 'DONE') {
    if (Date.now() > deadline) throw new Error(`it is still ${tracked.status}`);
    tracked = await track(filed);
  }
  expect(kindsOf(tracked)).toEqual(['RECEIVED', 'VERIFIED', 'ACCEPTED', 'ANSWERED', 'CLOSED']);
  expect(tracked.deadlines).toEqual([]);
  expect(refusalOf(await reply(filed))).toEqual({ code: 'TRANSITION_NOT_ALLOWED' });
  expect((await reportBack(hub, 'rate-complaint', filed, { score: 3 })).errors).toBeUndefined();
  expect(await track(filed)).toMatchObject({ status: 'DONE', rating: { score: 3 } });
});
