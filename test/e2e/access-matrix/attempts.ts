import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../demo/hub-client.js';
import { stableId } from '../../../subgraphs/kit/stable-id.js';
import {
  type Asker,
  HOLDERS,
  mayAdminister,
  mayChangeDirectory,
  mayChangeInformation,
  mayChangeLetters,
  mayGuide,
  mayHandle,
  mayLoadCalendar,
  mayManageAnswers,
  mayOrganise,
  mayReviseDeadline,
  maySeePeople,
  maySign,
  seesHandOvers,
  sightOf,
} from './rules.js';
import { askerOf, BODY, UNIT, type Viewer } from './viewers.js';

/** Rows that the attempts aim at. */
export interface Aims {
  complaint: string;
  draft: string;
  template: string;
  guidance: string;
  post: string;
  handOver: string;
  information: string;
  training: string;
  session: string;
  participant: string;
}

/**
 * An attempt at a change of the unit's (where nothing else is said) that is bound to fail after the access check, so that
 * nothing changes: `allowed` is the code for those who may.
 */
export interface Attempt {
  input: (aims: Aims) => Variables;
  allowed: 'CONFLICT' | 'BAD_USER_INPUT' | 'TRANSITION_NOT_ALLOWED' | undefined;
  /** `allowed`, or the code with which a viewer whose scopes suffice is refused. */
  may: (viewer: Viewer) => boolean;
  /** Whether a refused viewer may know that the row exists. */
  sees?: (viewer: Viewer) => boolean;
}

const STALE = 999_999;
const FUTURE = '2099-01-01';
const key = () => randomUUID();
const onComplaint =
  (extra: Variables = {}) =>
  ({ complaint }: Aims) => ({
    complaintId: complaint,
    expectedVersion: STALE,
    ...extra,
  });
const seesComplaint = (viewer: Viewer) => sightOf(askerOf(viewer), false).sees;
const handling = (action: string, extra?: Variables): Attempt => ({
  input: onComplaint(extra),
  allowed: 'CONFLICT',
  may: (viewer) => mayHandle(askerOf(viewer), action),
  sees: seesComplaint,
});
const seesDrafts = (viewer: Viewer) => sightOf(askerOf(viewer), false).drafts;
const drafting = (may: Attempt['may'], extra: Variables = {}): Attempt => ({
  input: ({ draft }) => ({ draftId: draft, expectedVersion: STALE, ...extra }),
  allowed: 'CONFLICT',
  may,
  sees: seesDrafts,
});
const writes = (action: string) => (viewer: Viewer) => mayHandle(askerOf(viewer), action);
const signs = (viewer: Viewer) => maySign(askerOf(viewer));
const managesAnswers = (viewer: Viewer) => mayManageAnswers(askerOf(viewer));
const onTemplate = (extra: Variables = {}): Attempt => ({
  input: ({ template }) => ({ templateId: template, expectedVersion: STALE, ...extra }),
  allowed: 'CONFLICT',
  may: managesAnswers,
  sees: seesDrafts,
});
const directory = (change: string, input: Variables, allowed: Attempt['allowed'] = 'CONFLICT'): Attempt => ({
  input: () => ({ agency: UNIT, expectedVersion: STALE, ...input }),
  allowed,
  may: (viewer) => mayChangeDirectory(askerOf(viewer), change),
});
const organises = (viewer: Viewer) => mayOrganise(askerOf(viewer, 'province'));
const registers = (viewer: Viewer, owner: 'unit' | 'body') =>
  mayChangeLetters(askerOf(viewer, owner)) || organises(viewer);
const information = (change: string, input: Attempt['input'], allowed: Attempt['allowed']): Attempt => ({
  input,
  allowed,
  may: (viewer) => mayChangeInformation(askerOf(viewer), change),
});
const SINCE = '2026-01-05T00:00:00Z';
const ROUTING_RULE = stableId('routing-rule', 'jalan-rusak,REGENCY,dsdabmbk,');
const ESCALATION_RULE = 'simpul/follow_up/parent';
const isDesk = ({ role }: Viewer) => role === 'NATIONAL_DESK';

/** An attempt at every mutation that is not open to all. */
export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  verifyComplaint: handling('verifyComplaint'),
  forwardComplaint: handling('forwardComplaint', { toAgency: BODY, note: 'Bukan wewenang kami.' }),
  acceptComplaint: handling('acceptComplaint'),
  confirmReceipt: handling('confirmReceipt'),
  reviseDeadline: {
    input: onComplaint({ workingDays: 3, reason: 'Perlu peninjauan lapangan.' }),
    allowed: 'CONFLICT',
    may: (viewer) => mayReviseDeadline(askerOf(viewer), viewer.place === UNIT),
    sees: seesComplaint,
  },
  startComplaint: handling('startComplaint'),
  deferComplaint: handling('deferComplaint', { question: 'Di mana tepatnya lokasinya?' }),
  resumeComplaint: handling('resumeComplaint'),
  archiveComplaint: handling('archiveComplaint', { reason: 'too-general' }),
  returnComplaint: handling('returnComplaint', { note: 'Bukan wewenang kami.' }),
  respondComplaint: handling('respondComplaint', { text: 'Sudah kami tangani, terima kasih.' }),
  closeComplaint: handling('closeComplaint'),
  mergeComplaint: handling('mergeComplaint', { intoComplaintId: 'nowhere' }),
  unmergeComplaint: handling('unmergeComplaint'),
  copyComplaint: handling('copyComplaint', { toAgency: BODY }),
  endCopy: handling('endCopy', { agency: BODY }),
  addComplaintNote: {
    input: ({ complaint }) => ({
      complaintId: complaint,
      text: 'Mohon dicek.',
      toAgency: 'tidak-ada',
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayHandle(askerOf(viewer), 'addComplaintNote'),
    sees: seesComplaint,
  },
  acknowledgeGuidance: {
    input: ({ guidance }) => ({ guidanceId: guidance }),
    allowed: 'CONFLICT',
    may: (viewer) => mayHandle(askerOf(viewer), 'acknowledgeGuidance'),
    sees: seesComplaint,
  },
  guideComplaint: {
    input: ({ complaint }) => ({
      complaintId: complaint,
      kind: 'REMINDER',
      text: 'Mohon segera.',
      idempotencyKey: key(),
    }),
    allowed: 'TRANSITION_NOT_ALLOWED',
    may: (viewer) => mayGuide(askerOf(viewer)),
    sees: seesComplaint,
  },
  escalateToOmbudsman: {
    input: ({ complaint }) => ({ complaintId: complaint, reason: 'Tidak ditindaklanjuti.', idempotencyKey: key() }),
    allowed: 'CONFLICT',
    may: (viewer) => mayGuide(askerOf(viewer)),
    sees: seesComplaint,
  },
  setComplaintFlags: handling('setComplaintFlags', { secret: true }),
  saveAnswerDraft: drafting(writes('saveAnswerDraft'), { text: 'Sudah kami tangani, terima kasih.' }),
  submitAnswerDraft: drafting(writes('submitAnswerDraft')),
  discardAnswerDraft: drafting(writes('discardAnswerDraft')),
  sendAnswerDraft: drafting(writes('sendAnswerDraft'), { expectedComplaintVersion: STALE }),
  signAnswerDraft: drafting(signs),
  returnAnswerDraft: drafting(signs, { reason: 'Mohon dilengkapi.' }),
  setAnswerPolicy: {
    input: () => ({ agency: UNIT, signatureRequired: true, basis: 'Contoh', expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: managesAnswers,
  },
  saveResponseTemplate: onTemplate({ title: 'Contoh', body: 'Terima kasih atas laporan Anda.' }),
  removeResponseTemplate: onTemplate(),
  loadCalendarYear: {
    input: () => ({ year: 2026, region: BODY, basis: 'Contoh', holidays: [], expectedRevision: 'stale' }),
    allowed: 'CONFLICT',
    may: (viewer) => mayLoadCalendar(askerOf(viewer, 'body')),
  },
  recordRegulation: {
    input: () => ({
      id: 'perbup-contoh',
      name: 'Perbup contoh',
      basis: 'Contoh',
      region: BODY,
      validFrom: FUTURE,
      statuses: [],
      limits: [],
      archiveReasons: [],
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayAdminister(askerOf(viewer, 'body'), 'recordRegulation'),
  },
  recordIntakeChannel: {
    input: () => ({
      channel: 'WEBSITE',
      validFrom: '2018-12-01',
      operator: 'Contoh',
      state: 'RETIRED',
      source: 'Contoh',
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: isDesk,
  },
  recordPromise: {
    input: () => ({
      agency: UNIT,
      stage: 'FIRST_RESPONSE',
      quantity: 99,
      unit: 'WORKING_DAY',
      legalBasis: 'Contoh',
      validFrom: FUTURE,
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayAdminister(askerOf(viewer), 'recordPromise'),
  },
  // Everybody may know which promises there are, so that there is no such one is said first.
  endPromise: {
    input: () => ({ promise: 'nobody', expectedVersion: STALE, lastDay: FUTURE }),
    allowed: 'BAD_USER_INPUT',
    may: () => true,
  },
  setFollowUpTarget: {
    input: () => ({
      agency: UNIT,
      year: 2026,
      percent: 90,
      basis: 'Contoh',
      expectedVersion: STALE,
      idempotencyKey: key(),
    }),
    allowed: 'CONFLICT',
    may: (viewer) => mayAdminister(askerOf(viewer), 'setFollowUpTarget'),
  },
  saveEscalationRule: {
    input: () => ({
      rule: ESCALATION_RULE,
      expectedVersion: STALE,
      stage: 'FOLLOW_UP',
      afterWorkingDays: 1,
      escalatesTo: 'PARENT',
      legalBasis: 'Contoh',
      idempotencyKey: key(),
    }),
    allowed: 'CONFLICT',
    may: isDesk,
  },
  saveRoutingRule: {
    input: () => ({
      rule: ROUTING_RULE,
      expectedVersion: STALE,
      category: 'jalan-rusak',
      region: BODY,
      target: { agency: UNIT },
      reason: 'Contoh',
      validFrom: FUTURE,
      idempotencyKey: key(),
    }),
    allowed: 'CONFLICT',
    may: isDesk,
  },
  endRoutingRule: {
    input: () => ({ rule: ROUTING_RULE, expectedVersion: STALE, lastDay: FUTURE }),
    allowed: 'CONFLICT',
    may: isDesk,
  },
  endEscalationRule: {
    input: () => ({ rule: ESCALATION_RULE, expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: isDesk,
  },
  revealReporter: {
    input: ({ complaint }) => ({ complaintId: complaint, purpose: 'Menghubungi pelapor untuk klarifikasi.' }),
    allowed: undefined,
    may: (viewer) => mayHandle(askerOf(viewer), 'revealReporter'),
    sees: seesComplaint,
  },
  recordConnection: directory('recordConnection', { connected: false, since: SINCE }),
  recordAccount: directory('recordAccount', { exists: false, since: SINCE }),
  addUnit: {
    input: () => ({ parent: UNIT, suffix: 'mustahil', kind: 'NATIONAL_DESK', name: 'Mustahil', idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'addUnit'),
  },
  renameAgency: directory('renameAgency', { name: 'Nama Lain', from: '2026-01-05' }),
  closeAgency: directory('closeAgency', { lastDay: '2026-01-05', successors: [] }),
  recordOfficer: {
    input: () => ({ agency: UNIT, name: 'Pejabat (contoh)', idempotencyKey: key() }),
    allowed: undefined,
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'recordOfficer'),
  },
  startPost: {
    input: () => ({
      officer: 'nobody',
      agency: UNIT,
      title: 'Kepala',
      kind: 'DEFINITIVE',
      from: '2026-01-05',
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'startPost'),
  },
  endPost: {
    input: ({ post }) => ({ post, lastDay: '2026-01-05', expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'endPost'),
  },
  rotateOfficer: {
    input: ({ post }) => ({
      endPost: { post, lastDay: '2026-01-05', expectedVersion: STALE },
      handOver: { content: 'Tidak ada yang diserahterimakan.' },
      idempotencyKey: key(),
    }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'rotateOfficer'),
  },
  acknowledgeHandOver: {
    input: ({ handOver }) => ({ handOver, expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'acknowledgeHandOver'),
    sees: (viewer) => seesHandOvers(askerOf(viewer)),
  },
  recordContacts: {
    input: () => ({ agency: UNIT, from: FUTURE, idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'recordContacts'),
  },
  importUnits: {
    input: () => ({ agency: UNIT, csv: 'code,name,kind', expectedDigest: 'stale', idempotencyKey: key() }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'importUnits'),
  },
  recordAppointmentLetter: {
    input: () => ({
      agency: UNIT,
      number: '1',
      date: FUTURE,
      subject: 'SK',
      signer: { name: 'Contoh', office: 'OTHER', capacity: 'DEFINITIVE' },
      legalBasis: 'SE',
      members: [{ name: 'Contoh', role: 'CHAIR' }],
      validFrom: FUTURE,
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeLetters(askerOf(viewer)),
  },
  registerParticipant: {
    input: ({ training }) => ({ training, agency: UNIT, officer: 'nobody', idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => registers(viewer, 'unit'),
  },
  recordCommitmentLetter: {
    input: ({ training, participant }) => ({
      training,
      participant,
      signedOn: FUTURE,
      dueOn: FUTURE,
      followUpOwner: 'Koordinator',
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => registers(viewer, 'body'),
    sees: (viewer) => maySeePeople(askerOf(viewer, 'body'), askerOf(viewer, 'province').standings),
  },
  recordAttendance: {
    input: ({ session, participant }) => ({
      session,
      entries: [{ participant, present: true }],
      expectedVersion: STALE,
    }),
    allowed: 'CONFLICT',
    may: organises,
  },
  scheduleTraining: {
    input: () => ({
      kind: 'BIMTEK',
      title: 'Bimtek',
      organisers: [UNIT],
      place: 'Cikarang',
      sessions: [{ startsAt: '2027-01-05T02:00:00Z', endsAt: '2027-01-07T02:00:00Z', topic: 'Materi' }],
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayOrganise(askerOf(viewer)),
  },
  designatePpid: information(
    'designatePpid',
    () => ({
      agency: UNIT,
      kind: 'PELAKSANA',
      unit: UNIT,
      superior: 'Sekretaris Daerah',
      decreeNumber: '1',
      since: FUTURE,
      idempotencyKey: key(),
    }),
    'BAD_USER_INPUT',
  ),
  recordPublicInformation: information(
    'recordPublicInformation',
    () => ({
      agency: UNIT,
      number: '999',
      title: 'Tanpa uji konsekuensi',
      summary: 'Contoh',
      responsible: 'PPID',
      form: 'DIGITAL',
      retention: '5 tahun',
      class: 'EXCLUDED',
      idempotencyKey: key(),
    }),
    'BAD_USER_INPUT',
  ),
  classifyPublicInformation: information(
    'classifyPublicInformation',
    ({ information: publicInformation }) => ({ publicInformation, class: 'ON_REQUEST', expectedVersion: STALE }),
    'CONFLICT',
  ),
};

/** How a submission comes in, with who may bring it in so. It names an agency that there is none of. */
export const INTAKES: Readonly<Record<string, { channel?: string; may: (asker: Asker) => boolean }>> = {
  'as a citizen': { may: () => true },
  'at the counter': {
    channel: 'COUNTER',
    may: ({ role }) => role !== null && role !== 'PORTAL' && HOLDERS['complaint:intake'].includes(role),
  },
  'through a portal': { channel: 'REGIONAL_PORTAL', may: ({ role }) => role === 'PORTAL' },
};
