import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../demo/hub-client.js';
import { ACCEPT, FIND, FORWARD, NOW, RESPOND, VERIFY } from '../../../demo/operations.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { requestData } from '../kit/send-request.js';
import {
  ANONYMOUS,
  BODY,
  CONSULTED,
  COPIED,
  ELSEWHERE,
  OMBUDSMAN,
  ORIGIN,
  PROVINCE,
  SIBLING,
  SUPERVISING,
  tokenOf,
  UNIT,
  type Viewer,
  viewerAt,
} from './viewers.js';

/** A complaint that was submitted, as its reporter knows it, with its id. */
export interface Submitted {
  id: string;
  trackingNumber: string;
  secret: string;
}

/** What the matrix asks about. */
export interface World {
  hub: HubUnderTest;
  /**
   * Handed in by the portal of ORIGIN to BODY, which gave COPIED a copy and forwarded it to UNIT under the eyes of SUPERVISING.
   * UNIT asked CONSULTED and answered; the reporter answered back, was answered again, and rated what was done. UNIT has
   * written a draft, too. Agencies spoke of it, and it was brought to the Ombudsman.
   */
  open: Submitted;
  /** The same, but secret (rahasia). */
  secret: Submitted;
  /** The same, but anonymous (anonim): its reporter has signed, and is hidden. */
  anonymous: Submitted;
  /** The same, but both. */
  hidden: Submitted;
  /** Secret and anonymous; keyed in for UNIT long after it was received, so that its deadlines were missed. */
  late: Submitted;
  /** A template of UNIT. */
  template: string;
  /** What was handed over at UNIT when a post there ended. */
  handOver: string;
  /** Where the stream of movements stood before any of it. */
  start: string;
}

/** Who reports everything here. None of it is in what anybody is shown of a complaint. */
export const REPORTER = {
  name: 'Warga Penanda',
  nik: '3216010101900001',
  phone: '081234567801',
  email: 'warga.penanda@contoh.id',
  address: 'Gang Penanda 7',
};

const SUBMIT = /* GraphQL */ `
  mutation Submit($input: SubmitComplaintInput!) {
    submitComplaint(input: $input) { trackingNumber secret }
  }`;

const CLOSE = /* GraphQL */ `
  mutation Close($input: CloseComplaintInput!) { closeComplaint(input: $input) { version } }`;
const REVISE = /* GraphQL */ `
  mutation Revise($input: ReviseDeadlineInput!) { reviseDeadline(input: $input) { version } }`;
const DRAFT = /* GraphQL */ `
  mutation Draft($input: SaveAnswerDraftInput!) { saveAnswerDraft(input: $input) { draft { id } } }`;
const TEMPLATE = /* GraphQL */ `
  mutation Template($input: SaveResponseTemplateInput!) {
    saveResponseTemplate(input: $input) { template { id } }
  }`;
const REPLY = /* GraphQL */ `
  mutation Reply($input: ReplyToComplaintInput!) { replyToComplaint(input: $input) { complaint { status } } }`;
const RATE = /* GraphQL */ `
  mutation Rate($input: RateComplaintInput!) { rateComplaint(input: $input) { complaint { status } } }`;

export const COPY = /* GraphQL */ `
  mutation Copy($input: CopyComplaintInput!) { copyComplaint(input: $input) { version } }`;
export const NOTE = /* GraphQL */ `
  mutation Note($input: AddComplaintNoteInput!) { addComplaintNote(input: $input) { remarkId } }`;
const GUIDE = /* GraphQL */ `
  mutation Guide($input: GuideComplaintInput!) { guideComplaint(input: $input) { remarkId } }`;
const ACKNOWLEDGE = /* GraphQL */ `
  mutation Acknowledge($input: AcknowledgeGuidanceInput!) { acknowledgeGuidance(input: $input) { remarkId } }`;
export const ESCALATE = /* GraphQL */ `
  mutation Escalate($input: EscalateToOmbudsmanInput!) { escalateToOmbudsman(input: $input) { remarkId } }`;

export const deskOf = () => viewerAt('NATIONAL_DESK', 'sp4n');
export const monitor = () => viewerAt('NATIONAL_MONITOR', 'kl.panrb');
export const adminOf = (place: string) => viewerAt('AGENCY_ADMIN', place);
export const portalOf = (place: string) => viewerAt('PORTAL', place);

/** Sends an operation as `viewer`; the answer must hold no error. */
export async function ask<Data>(hub: HubUnderTest, viewer: Viewer, query: string, variables?: Variables) {
  return requestData<Data>(hub, query, variables, await tokenOf(hub, viewer));
}

/** Submits a complaint as `viewer` and finds its id as the national monitor. */
export async function submit(hub: HubUnderTest, viewer: Viewer, input: Variables): Promise<Submitted> {
  const { submitComplaint } = await ask<{ submitComplaint: Omit<Submitted, 'id'> }>(hub, viewer, SUBMIT, {
    input: {
      idempotencyKey: randomUUID(),
      title: 'Lampu jalan padam',
      text: 'Lampu penerangan jalan padam seluruhnya sejak pekan lalu.',
      classification: 'COMPLAINT',
      anonymous: false,
      secret: false,
      reporter: REPORTER,
      ...input,
    },
  });
  const { trackingNumber } = submitComplaint;
  const { complaint } = await ask<{ complaint: { id: string } }>(hub, monitor(), FIND, { trackingNumber });
  return { ...submitComplaint, id: complaint.id };
}

/** Does something with a complaint at its present version. */
export async function act(
  hub: HubUnderTest,
  viewer: Viewer,
  document: string,
  { id, trackingNumber }: Submitted,
  input: Variables = {},
): Promise<void> {
  const { complaint } = await ask<{ complaint: { version: number } }>(hub, monitor(), FIND, { trackingNumber });
  await ask(hub, viewer, document, { input: { complaintId: id, expectedVersion: complaint.version, ...input } });
}

/** The end of the stream of movements. */
export async function endOfStream(hub: HubUnderTest): Promise<string> {
  const { complaintEvents } = await ask<{ complaintEvents: { endCursor: string } }>(hub, monitor(), NOW);
  return complaintEvents.endCursor;
}

const LONG_AGO = '2026-01-05T03:00:00Z';
const NOTES = { note: 'Catatan antarinstansi.', publicNote: 'Sedang kami tangani.' };

const DISPATCH = {
  affairs: 'perhubungan',
  evidence: ['https://contoh.invalid/lampu.jpg'],
  externalNumber: 'LAPOR-2026-0001',
  respondWithinWorkingDays: 3,
  supervisor: SUPERVISING,
};

/** A question of the unit, a reminder of the centre that the unit has taken note of, and a referral to the Ombudsman. */
async function oversee(hub: HubUnderTest, { id: complaintId }: Submitted): Promise<void> {
  const unit = viewerAt('LIAISON_OFFICER', UNIT);
  const words = () => ({ idempotencyKey: randomUUID(), complaintId, text: 'Mohon dijadwalkan.' });
  await ask(hub, unit, NOTE, { input: { ...words(), toAgency: CONSULTED } });
  const { guideComplaint } = await ask<{ guideComplaint: { remarkId: string } }>(hub, monitor(), GUIDE, {
    input: { ...words(), kind: 'REMINDER' },
  });
  await ask(hub, unit, ACKNOWLEDGE, {
    input: { guidanceId: guideComplaint.remarkId, text: 'Sudah kami jadwalkan.' },
  });
  await ask(hub, monitor(), ESCALATE, {
    input: { idempotencyKey: randomUUID(), complaintId, reason: 'Belum ada tindak lanjut.' },
  });
}

async function handDown(hub: HubUnderTest, flags: { secret?: boolean; anonymous?: boolean }): Promise<Submitted> {
  const complaint = await submit(hub, portalOf(ORIGIN), { toAgency: BODY, ...flags });
  await act(hub, adminOf(BODY), VERIFY, complaint, NOTES);
  await act(hub, adminOf(BODY), COPY, complaint, { toAgency: COPIED, note: 'Berada di batas daerah.' });
  await act(hub, adminOf(BODY), FORWARD, complaint, { toAgency: UNIT, ...DISPATCH, ...NOTES });
  await act(hub, adminOf(BODY), REVISE, complaint, { workingDays: 4, reason: 'Perlu peninjauan lapangan.' });
  await act(hub, viewerAt('LIAISON_OFFICER', UNIT), ACCEPT, complaint);
  await oversee(hub, complaint);
  const { id: complaintId, ...own } = complaint;
  const answer = { text: 'Lampu telah diganti, terima kasih.' };
  const draft = { idempotencyKey: randomUUID(), complaintId, ...answer };
  await ask(hub, viewerAt('LIAISON_OFFICER', UNIT), DRAFT, { input: draft });
  await act(hub, viewerAt('LIAISON_OFFICER', UNIT), RESPOND, complaint, answer);
  const reply = { ...own, idempotencyKey: randomUUID(), text: 'Lampu di ujung jalan masih padam.' };
  await ask(hub, ANONYMOUS, REPLY, { input: reply });
  await act(hub, viewerAt('LIAISON_OFFICER', UNIT), RESPOND, complaint, answer);
  await act(hub, adminOf(BODY), CLOSE, complaint);
  await ask(hub, ANONYMOUS, RATE, { input: { ...own, score: 4, comment: 'Akhirnya terang.' } });
  return complaint;
}

/**
 * The last movement out of each place: a complaint of its own portal, forwarded inside its territory, so that everyone of
 * the place who reads complaints is entitled to it. Whoever has seen it has seen everything before it too.
 */
export const LAST_MOVEMENTS: Readonly<Record<string, string>> = {
  [UNIT]: '32.16/dinkes',
  [BODY]: '32.16/dinkes',
  [PROVINCE]: '32.17',
  [SIBLING]: '32.16/dinkes',
  [ELSEWHERE]: '33.01',
  [ORIGIN]: '35.01',
  [COPIED]: '17.02/diskominfo',
  [CONSULTED]: '32.16/dsdabmbk',
  [SUPERVISING]: '32.17',
  [OMBUDSMAN]: 'kl.ksp',
  sp4n: '33',
};
/** A monitor there has no territory: the movement is given it to supervise. */
const SUPERVISED_MOVEMENT: Readonly<Record<string, string>> = { [SUPERVISING]: SUPERVISING };

/** The complaints that moved from BODY to UNIT, in their order, and whether each is secret. */
export function movedComplaints({ open, secret, anonymous, hidden }: World): [Submitted, boolean][] {
  return [
    [open, false],
    [secret, true],
    [anonymous, false],
    [hidden, true],
  ];
}

async function addTemplate(hub: HubUnderTest): Promise<string> {
  interface Saved {
    saveResponseTemplate: { template: { id: string } };
  }
  const { saveResponseTemplate } = await ask<Saved>(hub, adminOf(UNIT), TEMPLATE, {
    input: {
      idempotencyKey: randomUUID(),
      agency: UNIT,
      title: 'Tanggapan awal',
      body: 'Terima kasih, laporan {{trackingNumber}} sedang kami tindak lanjuti.',
    },
  });
  return saveResponseTemplate.template.id;
}

async function handOverPost(hub: HubUnderTest): Promise<string> {
  interface Rotated {
    rotateOfficer: { handOver: { id: string } };
  }
  const names = { agency: UNIT, name: 'Pejabat Lama (contoh)', idempotencyKey: randomUUID() };
  const { recordOfficer } = await ask<{ recordOfficer: { officer: { id: string } } }>(
    hub,
    adminOf(UNIT),
    'mutation Record($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id } } }',
    { input: names },
  );
  const { startPost } = await ask<{ startPost: { post: { id: string } } }>(
    hub,
    adminOf(UNIT),
    'mutation Start($input: StartPostInput!) { startPost(input: $input) { post { id } } }',
    {
      input: {
        officer: recordOfficer.officer.id,
        agency: UNIT,
        title: 'Pranata Humas',
        kind: 'DEFINITIVE',
        from: '2025-01-06',
        idempotencyKey: randomUUID(),
      },
    },
  );
  const { rotateOfficer } = await ask<Rotated>(
    hub,
    adminOf(UNIT),
    'mutation Rotate($input: RotateOfficerInput!) { rotateOfficer(input: $input) { handOver { id } } }',
    {
      input: {
        endPost: { post: startPost.post.id, lastDay: '2025-12-31', expectedVersion: 1 },
        handOver: { content: 'Akun dan berkas pengaduan.' },
        idempotencyKey: randomUUID(),
      },
    },
  );
  return rotateOfficer.handOver.id;
}

/** Lets happen in the hub what the matrix asks about. */
export async function makeWorld(hub: HubUnderTest, start: string): Promise<World> {
  const open = await handDown(hub, {});
  const secret = await handDown(hub, { secret: true });
  const anonymous = await handDown(hub, { anonymous: true });
  const hidden = await handDown(hub, { secret: true, anonymous: true });
  const late = await submit(hub, adminOf(BODY), {
    toAgency: UNIT,
    channel: 'LETTER',
    receivedAt: LONG_AGO,
    secret: true,
    anonymous: true,
  });
  await act(hub, adminOf(BODY), VERIFY, late, NOTES);
  for (const [place, target] of Object.entries(LAST_MOVEMENTS)) {
    const last = await submit(hub, portalOf(place), { toAgency: place });
    await act(hub, adminOf(place), VERIFY, last);
    await act(hub, adminOf(place), FORWARD, last, {
      toAgency: target,
      note: 'Sesuai kewenangan.',
      supervisor: SUPERVISED_MOVEMENT[place],
    });
  }
  return {
    hub,
    open,
    secret,
    anonymous,
    hidden,
    late,
    template: await addTemplate(hub),
    handOver: await handOverPost(hub),
    start,
  };
}
