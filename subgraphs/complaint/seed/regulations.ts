import type { LimitUnit } from '../../kit/limit.js';
import type { ComplaintChannel, ComplaintStatus } from '../complaint.enum.js';
import { DUPLICATE, ORIGIN_UNCLEAR, WITHDRAWN } from '../regulation/archive-reasons.js';
import type {
  ArchiveReasonRow,
  ChannelState,
  IntakeChannelRow,
  RegulationRow,
  RegulationStatusRow,
} from '../regulation/regulation.entity.js';
import { DEFAULT_LEAD, type LimitStage, type RegulationLimit } from '../regulation/regulation.js';

/**
 * The regulations that Simpul brings, as rows of tables that an operator adds to. PermenPANRB 5/2025 replaced 62/2018 in
 * the spring of 2025; the days from which they hold are the first of the month in which each became known. The figures of
 * the later one are not public in full, so it carries those of the former, marked so.
 */
const FORMER = 'permenpanrb-62-2018';
const PRESENT = 'permenpanrb-5-2025';
const BASIS: Readonly<Record<string, string>> = {
  [FORMER]: 'PermenPANRB 62/2018',
  [PRESENT]: 'PermenPANRB 5/2025',
};

export const SEEDED_REGULATIONS: readonly RegulationRow[] = [
  {
    id: FORMER,
    name: 'PermenPANRB 62/2018 tentang Pedoman Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional',
    basis: 'UU 25/2009, Perpres 76/2013',
    region: '',
    validFrom: '2018-12-01',
  },
  {
    id: PRESENT,
    name: 'PermenPANRB 5/2025 tentang Pengelolaan Pengaduan Pelayanan Publik',
    basis: 'UU 25/2009, Perpres 76/2013; menggantikan PermenPANRB 62/2018',
    region: '',
    validFrom: '2025-05-01',
  },
];

type LimitEntry = readonly [
  stage: LimitStage,
  classification: RegulationLimit['classification'],
  needsInspection: boolean | null,
  quantity: number | null,
  unit: LimitUnit,
];

/**
 * Working days by stage: 3 to verify and forward, 5 to the first reply, 10 in which the reporter may answer back; the
 * follow-up takes 5 for a request for information, 14 where no inspection is needed and 60 where one is; an aspiration has
 * no limit. What the reporter has to clear up what is unclear is regulated nowhere: 10, as for answering back.
 */
const LIMITS: readonly LimitEntry[] = [
  ['VERIFICATION', null, null, 3, 'WORKING_DAY'],
  ['FIRST_RESPONSE', null, null, 5, 'WORKING_DAY'],
  ['REPORTER_REPLY', null, null, 10, 'WORKING_DAY'],
  ['CLARIFICATION', null, null, 10, 'WORKING_DAY'],
  ['FOLLOW_UP', 'INFORMATION_REQUEST', null, 5, 'WORKING_DAY'],
  ['FOLLOW_UP', 'ASPIRATION', null, null, 'WORKING_DAY'],
  ['FOLLOW_UP', 'COMPLAINT', false, 14, 'WORKING_DAY'],
  ['FOLLOW_UP', 'COMPLAINT', true, 60, 'WORKING_DAY'],
];

export const SEEDED_LIMITS: readonly RegulationLimit[] = SEEDED_REGULATIONS.flatMap(({ id: regulationId }) =>
  LIMITS.map(([stage, classification, needsInspection, quantity, unit]) => ({
    regulationId,
    stage,
    classification,
    needsInspection,
    quantity,
    unit,
    countsFrom: 'NEXT_DAY',
    legalBasis: stage === 'CLARIFICATION' ? 'ketentuan Simpul' : (BASIS[regulationId] as string),
    lead: DEFAULT_LEAD,
    carriedFrom: regulationId === PRESENT && stage !== 'CLARIFICATION' ? FORMER : null,
  })),
);

/** The names that SP4N-LAPOR! shows. */
const STATUS_NAMES: readonly (readonly [ComplaintStatus, nameId: string, nameEn: string])[] = [
  ['UNVERIFIED', 'belum terverifikasi', 'not verified'],
  ['NOT_FOLLOWED_UP', 'belum ditindaklanjuti', 'not followed up'],
  ['IN_PROCESS', 'proses', 'in process'],
  ['DONE', 'selesai', 'done'],
  ['DEFERRED', 'tunda', 'deferred'],
  ['ARCHIVED', 'arsip', 'archived'],
];

export const SEEDED_STATUSES: readonly RegulationStatusRow[] = SEEDED_REGULATIONS.flatMap(({ id: regulationId }) =>
  STATUS_NAMES.map(([status, nameId, nameEn]) => ({ regulationId, status, nameId, nameEn })),
);

type ReasonEntry = readonly [code: string, nameId: string, nameEn: string, basis: 'REGULATION' | 'SIMPUL'];

const REASONS: readonly ReasonEntry[] = [
  ['wrong-format', 'tidak sesuai format', 'not in the required form', 'REGULATION'],
  ['too-general', 'terlalu umum', 'too general', 'REGULATION'],
  [
    'not-government',
    'tidak berkaitan dengan kinerja pemerintah',
    'not about the performance of government',
    'REGULATION',
  ],
  ['before-court', 'dalam proses peradilan', 'before a court', 'REGULATION'],
  ['legislature', 'berkaitan dengan lembaga legislatif', 'about a legislature', 'REGULATION'],
  ['crime', 'laporan korupsi atau tindak pidana', 'a report of corruption or of a crime', 'REGULATION'],
  [DUPLICATE, 'laporan ganda', 'the same as another complaint', 'SIMPUL'],
  [ORIGIN_UNCLEAR, 'asal laporan tidak jelas', 'of unclear origin, not cleared up in time', 'SIMPUL'],
  [WITHDRAWN, 'dicabut oleh pelapor', 'withdrawn by the reporter', 'SIMPUL'],
];

export const SEEDED_REASONS: readonly ArchiveReasonRow[] = SEEDED_REGULATIONS.flatMap(({ id: regulationId }) =>
  REASONS.map(([code, nameId, nameEn, basis]) => ({
    regulationId,
    code,
    nameId,
    nameEn,
    legalBasis: basis === 'REGULATION' ? (BASIS[regulationId] as string) : 'ketentuan Simpul',
  })),
);

type ChannelEntry = readonly [ComplaintChannel, ChannelState, operator: string];

const SP4N = 'Kementerian PANRB, KSP, Ombudsman (SP4N-LAPOR!)';
const CHANNELS: readonly ChannelEntry[] = [
  ['WEBSITE', 'ACTIVE', SP4N],
  ['SMS', 'ACTIVE', 'Telkomsel, Indosat (SMS 1708)'],
  ['ANDROID', 'ACTIVE', SP4N],
  ['IOS', 'ACTIVE', SP4N],
  ['X', 'ACTIVE', SP4N],
  ['TELEGRAM', 'IN_DEVELOPMENT', SP4N],
  ['LINE', 'IN_DEVELOPMENT', SP4N],
  ['MESSENGER', 'IN_DEVELOPMENT', SP4N],
  ['REGIONAL_PORTAL', 'ACTIVE', 'pemerintah daerah'],
  ['COUNTER', 'ACTIVE', 'instansi penerima'],
  ['LETTER', 'ACTIVE', 'instansi penerima'],
  ['TELEPHONE', 'ACTIVE', 'instansi penerima'],
];

/** As they were in 2023, when three were in development. */
export const SEEDED_CHANNELS: readonly IntakeChannelRow[] = CHANNELS.map(([channel, state, operator]) => ({
  channel,
  validFrom: '2018-12-01',
  operator,
  state,
  source: 'SP4N-LAPOR!, 2023',
}));
