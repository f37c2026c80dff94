import type { Variables } from '../../../../demo/hub-client.js';
import { stableId } from '../../../../subgraphs/kit/stable-id.js';
import {
  mayAdminister,
  mayEscalate,
  mayGuide,
  mayHandle,
  mayLoadCalendar,
  mayManageAnswers,
  mayNote,
  mayReviseDeadline,
  maySign,
  sightOf,
} from '../rules.js';
import { askerOf, BODY, ORIGIN, UNIT, type Viewer } from '../viewers.js';
import { type Aims, type Attempt, FUTURE, key, STALE } from './attempt.js';

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
const ROUTING_RULE = stableId('routing-rule', 'jalan-rusak,REGENCY,dsdabmbk,');
const ESCALATION_RULE = 'simpul/follow_up/parent';
const delivering = (extra: () => Variables = () => ({})): Attempt => ({
  input: ({ notification }) => ({ notificationId: notification, ...extra() }),
  allowed: undefined,
  may: ({ role, place }) => role === 'PORTAL' && place === ORIGIN,
  sees: () => false,
});
const isDesk = ({ role }: Viewer) => role === 'NATIONAL_DESK';

/** At what changes complaints and the rules that they are handled by. */
export const COMPLAINT_ATTEMPTS: Readonly<Record<string, Attempt>> = {
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
    may: (viewer) => mayNote(askerOf(viewer)),
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
    may: (viewer) => mayEscalate(askerOf(viewer)),
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
  // Everybody may know which regulations there are.
  withdrawRegulation: {
    input: () => ({ regulation: 'nobody' }),
    allowed: 'BAD_USER_INPUT',
    may: () => true,
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
  recordOfficeHours: {
    input: () => ({ agency: UNIT, days: [], legalBasis: 'Contoh', validFrom: FUTURE, idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayAdminister(askerOf(viewer), 'recordOfficeHours'),
  },
  // Everybody may know which there are, as of promises.
  endOfficeHours: {
    input: () => ({ officeHours: 'nobody', expectedVersion: STALE, lastDay: FUTURE }),
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
  reporterContact: delivering(),
  markNotificationDelivered: delivering(() => ({ channel: 'SMS', outcome: 'DELIVERED', idempotencyKey: key() })),
  revealReporter: {
    input: ({ complaint }) => ({ complaintId: complaint, purpose: 'Menghubungi pelapor untuk klarifikasi.' }),
    allowed: undefined,
    may: (viewer) => mayHandle(askerOf(viewer), 'revealReporter'),
    sees: seesComplaint,
  },
};
