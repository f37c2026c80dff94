import type { Variables } from '../../../demo/hub-client.js';
import { submission } from '../kit/complaints.js';
import { keptOperation } from '../kit/kept-operations.js';

/** One request that both shapes are sent. */
export interface ComparedOperation {
  title: string;
  query: string;
  variables?: Variables;
  /** Who asks; nobody where it is left out. */
  persona?: string;
  language?: 'id';
  /** Fields whose values are made up or dated when a hub starts or is asked. */
  generated?: readonly string[];
}

/** Sample complaints are dated back from the moment of the first start and numbered at random. */
const SAMPLE_DATED = ['trackingNumber', 'receivedAt', 'dueAt', 'dueOn', 'cursor'];

/** Documents of `schema/operations` that are answered once, by what is sent with them. */
const KEPT: readonly (Omit<ComparedOperation, 'query'> & { document: string })[] = [
  { title: 'an agency, to anybody', document: 'agency-card', variables: { code: '32.16' } },
  { title: 'an agency, to its admin', document: 'agency-card', variables: { code: '32.16' }, persona: 'regency-admin' },
  { title: 'agencies by words', document: 'find-agencies', variables: { filter: { search: 'diskominfo' }, first: 5 } },
  {
    title: 'an inbox',
    document: 'inbox',
    variables: { first: 20, sort: 'RECEIVED_ASC' },
    persona: 'regency-admin',
    generated: ['asOf', 'feedCursor', 'endCursor', ...SAMPLE_DATED],
  },
  {
    title: 'the end of the events',
    document: 'complaint-events',
    persona: 'ministry-monitor',
    generated: ['endCursor'],
  },
  {
    title: 'a submission',
    document: 'submit-complaint',
    variables: { input: submission({ idempotencyKey: 'shapes-agree-with-each-other', toAgency: '32.16' }) },
    generated: ['trackingNumber', 'secret'],
  },
  {
    title: 'a submission with bad fields',
    document: 'submit-complaint',
    variables: { input: submission({ idempotencyKey: 'shapes-agree-on-what-is-bad', title: 'A', toAgency: '99' }) },
    language: 'id',
  },
  {
    title: 'a number that nobody has',
    document: 'track-complaint',
    variables: { trackingNumber: '0000-0000-0000', secret: 'X' },
  },
  {
    title: 'the events of a number that nobody has',
    document: 'my-complaint-events',
    variables: { trackingNumber: '0000-0000-0000', secret: 'X' },
    language: 'id',
  },
  {
    title: 'a complaint that is not there',
    document: 'complaint',
    variables: { trackingNumber: '0000-0000-0000' },
    persona: 'regency-admin',
  },
  {
    title: 'a verification without a token',
    document: 'verify-complaint',
    variables: { input: { complaintId: 'none', expectedVersion: 1 } },
    language: 'id',
  },
  {
    title: 'a forward by one who only reads',
    document: 'forward-complaint',
    variables: { input: { complaintId: 'none', expectedVersion: 1, toAgency: '32' } },
    persona: 'ministry-monitor',
  },
  {
    title: 'an acceptance of what is not there',
    document: 'accept-complaint',
    variables: { input: { complaintId: 'none', expectedVersion: 1 } },
    persona: 'regency-admin',
    language: 'id',
  },
  {
    title: 'a receipt of what is not there',
    document: 'confirm-receipt',
    variables: { input: { complaintId: 'none', expectedVersion: 1 } },
    persona: 'unit-officer',
  },
  {
    title: 'a deadline with bad fields',
    document: 'revise-deadline',
    variables: { input: { complaintId: 'none', expectedVersion: 1, workingDays: 61, reason: 'ya' } },
    persona: 'regency-admin',
    language: 'id',
  },
  { title: 'the affairs of government', document: 'government-affairs' },
  {
    title: 'an answer with bad fields',
    document: 'respond-complaint',
    variables: { input: { complaintId: '', expectedVersion: 0, text: 'x', evidence: ['ftp://contoh'] } },
    persona: 'regency-admin',
  },
];

/** Documents that change a complaint, each sent for one that is not there. */
const CHANGES_OF_NOTHING: readonly (readonly [document: string, input?: Variables])[] = [
  ['start-complaint'],
  ['return-complaint', { note: 'Bukan wewenang kami.' }],
  ['defer-complaint', { question: 'Di mana tepatnya lokasinya?' }],
  ['resume-complaint'],
  ['archive-complaint', { reason: 'too-general' }],
  ['close-complaint'],
  ['merge-complaint', { intoComplaintId: 'none' }],
  ['unmerge-complaint'],
];

/** Its last character does not fit: nobody has it, and asking for it is not counted. */
const MISTYPED = '0000-0000-0001';

/** Documents of a reporter, each sent with a number that nobody has. */
const OWN_OF_NOTHING: readonly (readonly [document: string, input?: Variables])[] = [
  ['reply-to-complaint', { idempotencyKey: 'shapes-agree-on-replies', text: 'Lampunya masih padam.' }],
  ['withdraw-complaint'],
  ['rate-complaint', { score: 4 }],
];

const KEPT_DOCUMENTS: typeof KEPT = [
  ...KEPT,
  ...CHANGES_OF_NOTHING.map(([document, input]) => ({
    title: `${document} of what is not there`,
    document,
    variables: { input: { complaintId: 'none', expectedVersion: 1, ...input } },
    persona: 'regency-admin',
  })),
  ...OWN_OF_NOTHING.map(([document, input]) => ({
    title: `${document} of a number that nobody has`,
    document,
    variables: { input: { trackingNumber: MISTYPED, secret: 'X', ...input } },
  })),
  {
    title: 'what is like a complaint that is not there',
    document: 'duplicate-candidates',
    variables: { trackingNumber: '0000-0000-0000' },
    persona: 'regency-admin',
  },
  {
    title: 'the end of what reporters are told',
    document: 'reporter-notifications',
    persona: 'portal',
    generated: ['endCursor'],
  },
  {
    title: 'the contact for a notification that is not there',
    document: 'reporter-contact',
    variables: { input: { notificationId: 'none' } },
    persona: 'portal',
    language: 'id',
  },
  {
    title: 'the delivery of a notification that is not there',
    document: 'mark-notification-delivered',
    variables: {
      input: {
        idempotencyKey: 'shapes-agree-on-deliveries',
        notificationId: 'none',
        channel: 'SMS',
        outcome: 'DELIVERED',
      },
    },
    persona: 'portal',
  },
  {
    title: 'many submissions by one who may bring none',
    document: 'submit-complaints',
    variables: { inputs: [submission({ idempotencyKey: 'shapes-agree-on-many-at-once' })] },
    persona: 'ministry-monitor',
  },
];

const WRITTEN: readonly ComparedOperation[] = [
  {
    title: 'what is late, by level and way',
    query: '{ overdueCounts { level kind kindLabel(lang: ID) count } }',
    persona: 'ministry-monitor',
  },
  {
    title: 'the end of what is told of deadlines',
    query: '{ deadlineEvents(filter: { territory: "32" }) { events { kind } endCursor hasMore } }',
    persona: 'province-monitor',
    generated: ['endCursor'],
  },
  {
    title: 'the calendars that are loaded',
    query: '{ calendarYears { year region { code } basis holidays { date name kind } } }',
    persona: 'ministry-monitor',
  },
  {
    title: 'fields of all four subgraphs, with aliases, fragments and conditions',
    query: /* GraphQL */ `query ($with: Boolean!, $without: Boolean!) {
      __typename
      province: agency(code: "32") { ...Card children(first: 3) { edges { node { ...Card } } totalCount } }
      regency: agency(code: "32.16") { ...Card parent { ...Card } skipped: name @skip(if: $with) }
      nobody: agency(code: "99.99") { ...Card }
    }
    fragment Card on Agency {
      id code title: name kindLabel(lang: EN) level ... @include(if: $with) { shortName readiness { stateLabel(lang: EN) } }
      ppid { superior desk { url } } ... @include(if: $without) { formerNames { name } }
    }`,
    variables: { with: true, without: false },
    persona: 'province-monitor',
  },
  {
    title: 'officers and posts, and their trainings',
    query: /* GraphQL */ `{ agency(code: "32.16/diskominfo") {
      head { id name } officers { name appointments { role letter { number } } attendance { present } }
      posts { title } trainedOfficers { name attendedOn training { title } } } }`,
    persona: 'head',
  },
  {
    title: 'regions with their children, page by page',
    query:
      '{ regions(first: 4, filter: { levels: [PROVINCE] }) { edges { cursor node { code name kind children(first: 5) { totalCount edges { node { code } } } } } pageInfo { endCursor } totalCount } }',
  },
  {
    title: 'a region and what is above it',
    query: '{ region(code: "32.16.05") { name localTerm timeZone parent { name parent { name } } } }',
  },
  {
    title: 'bodies that have ended, with their successors',
    query:
      '{ agencies(filter: { includeClosed: true, kinds: [MINISTRY] }, first: 100) { edges { node { code name closedAt successors { code } } } } }',
  },
  {
    title: 'letters of appointment',
    query: /* GraphQL */ `{ appointmentLetters(filter: { territory: "32" }, first: 10) { totalCount edges { node {
      number date state signer { office capacity basis } members { role name officer { name } } agency { code name } } } } }`,
    persona: 'province-monitor',
  },
  {
    title: 'trainings with sessions and participants',
    query: /* GraphQL */ `{ trainings(first: 5) { edges { node { title startsOn organisers { code name } participantCount
      sessions { topic presentCount } participants { name agency { name } } } } } }`,
    persona: 'training-coordinator',
  },
  { title: 'who signs letters', query: '{ signingRules { agencyKind office legalBasis validFrom } }' },
  {
    title: 'public information, to anybody',
    query: /* GraphQL */ `{ publicInformationList(first: 20) { totalCount edges { cursor node {
      id number title class holder { code name } excludedFileUrl exclusion { ground expiresOn } } } } }`,
    language: 'id',
  },
  {
    title: 'excluded information, to its PPID',
    query: /* GraphQL */ `{ publicInformationList(filter: { classes: [EXCLUDED] }, first: 20) { totalCount edges { node {
      number excludedFileUrl determination { number } holder { name } } } } }`,
    persona: 'ppid-officer',
  },
  {
    title: 'complaints by state and level, in the order of their dates',
    query: /* GraphQL */ `{ complaints(filter: { states: [ANSWERED, CLOSED], levels: [REGENCY] }, sort: RECEIVED_ASC, first: 50) {
      totalCount edges { cursor node { id trackingNumber title state handler { code readiness { state } } hops { seq agency { code } }
      timeline { kind stateAfter } answers { text } deadlines { kind dueOn provisional } location { name } } } } }`,
    persona: 'national-desk',
    generated: SAMPLE_DATED,
  },
  {
    title: 'complaints by words',
    query: '{ complaints(filter: { search: "jalan" }, first: 10) { totalCount edges { node { title text secret } } } }',
    persona: 'ministry-monitor',
  },
  { title: 'the contract', query: '{ __type(name: "Complaint") { fields { name description type { kind name } } } }' },
  {
    title: 'what a role may not see',
    query: '{ complaints { totalCount } agency(code: "32") { name officers { name } } }',
    persona: 'training-coordinator',
  },
  {
    title: 'what nobody may see without a token',
    query: '{ complaints { totalCount } agency(code: "32") { name readiness { state } } }',
  },
  {
    title: 'bad arguments in several fields',
    query: '{ a: complaints(first: 0) { totalCount } b: complaintEvents(after: "x") { hasMore } }',
    persona: 'national-desk',
    language: 'id',
  },
  {
    title: 'a bad argument of a field that cannot be null',
    query: '{ agencies(first: 101) { totalCount } region(code: "32") { name } }',
  },
  {
    title: 'a filter that names nobody',
    query: '{ complaints(filter: { agency: "99.99" }) { totalCount } }',
    persona: 'national-desk',
  },
  { title: 'broken syntax', query: '{ agency(' },
  { title: 'an unknown field', query: '{ agency(code: "32") { nothing } }', language: 'id' },
  {
    title: 'a variable of another type',
    query: 'query ($code: String) { agency(code: $code) { name } }',
    variables: { code: 32 },
  },
  { title: 'too deep an operation', query: `{ agency(code: "32") ${'{ parent '.repeat(15)}{ id }${' }'.repeat(15)} }` },
  { title: 'two operations without a name', query: 'query A { __typename } query B { __typename }' },
];

/** Requests of all kinds: over all subgraphs, by several roles, and with every sort of error. */
export const COMPARED: readonly ComparedOperation[] = [
  ...KEPT_DOCUMENTS.map(({ document, ...rest }) => ({ ...rest, query: keptOperation(document) })),
  ...WRITTEN,
];

/** The kept documents that are compared. */
export const COMPARED_DOCUMENTS: readonly string[] = [
  ...new Set(KEPT_DOCUMENTS.map(({ document }) => document)),
].sort();
