import type { AgencyFacts, AgencyLevel, PostFacts } from '../../schema/events.js';
import { type FeedSource, feedSource, type SourcedEvent } from '../../subgraphs/kit/feed-source.js';
import { organisationPath } from '../../subgraphs/kit/relations.js';
import { stableId } from '../../subgraphs/kit/stable-id.js';

const REGION_LEVELS: readonly AgencyLevel[] = ['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'];
const REGION_KINDS = ['PEMERINTAH_PROVINSI', 'PEMERINTAH_KABUPATEN', 'KECAMATAN', 'DESA'];
const EASTERN_PROVINCES = ['81', '82', '91', '92', '93', '94', '95', '96'];

/** The id that an agency has in every installation. */
export function agencyId(code: string): string {
  return stableId('agency', code);
}

function zoneOf(code: string): string {
  return EASTERN_PROVINCES.includes(code.slice(0, 2)) ? 'Asia/Jayapura' : 'Asia/Jakarta';
}

function levelOf(code: string): AgencyLevel {
  if (code.includes('/')) return 'UNIT';
  if (code.startsWith('kl.')) return 'MINISTRY';
  return /^\d/.test(code) ? (REGION_LEVELS[code.split('.').length - 1] as AgencyLevel) : 'NATIONAL';
}

function kindOf(code: string): string {
  if (code === 'sp4n') return 'NATIONAL_DESK';
  if (code.includes('/')) return code.startsWith('kl.') ? 'INSTANSI_VERTIKAL' : 'DINAS';
  return code.startsWith('kl.') ? 'KEMENTERIAN' : (REGION_KINDS[code.split('.').length - 1] as string);
}

function parentOf(code: string): string | null {
  const path = organisationPath(code);
  const parent = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  if (parent === '') return null;
  const isRegionBelow = /^\d[\d.]*$/.test(code);
  return agencyId(isRegionBelow ? (parent.split('/').at(-1) as string) : parent);
}

/** An agency as the directory would describe it by its code; `overrides` says what is different. */
export function agencyFacts(code: string, name: string, overrides: Partial<AgencyFacts> = {}): AgencyFacts {
  const isLocal = /^\d/.test(code);
  const region = code.split('/')[0] as string;
  return {
    id: agencyId(code),
    code,
    name,
    kind: kindOf(code),
    level: levelOf(code),
    parentId: parentOf(code),
    organisation: organisationPath(code),
    supervision: isLocal ? region : null,
    jurisdiction: isLocal && !code.includes('/') ? [code] : [],
    timeZone: isLocal ? zoneOf(code) : 'Asia/Jakarta',
    connected: true,
    hasAccount: true,
    closedAt: null,
    version: 1,
    ...overrides,
  };
}

/** A small country: every level, bodies whose codes begin alike, three time zones' ends, and one body that has ended. */
export const SAMPLE_AGENCIES: readonly AgencyFacts[] = [
  agencyFacts('sp4n', 'Meja Nasional SP4N'),
  agencyFacts('kl.panrb', 'Kementerian PANRB'),
  agencyFacts('kl.atrbpn', 'Kementerian ATR/BPN'),
  agencyFacts('kl.atrbpn/kanwil-jabar', 'Kantor Wilayah BPN Jawa Barat', { location: '32' }),
  agencyFacts('kl.bpk', 'Badan Pemeriksa Keuangan'),
  agencyFacts('kl.ombudsman', 'Ombudsman Republik Indonesia'),
  agencyFacts('kl.bpkp', 'Badan Pengawasan Keuangan dan Pembangunan'),
  agencyFacts('17', 'Pemerintah Provinsi Bengkulu'),
  agencyFacts('17.02', 'Pemerintah Kabupaten Rejang Lebong'),
  agencyFacts('31', 'Pemerintah Provinsi DKI Jakarta'),
  agencyFacts('31.71', 'Kota Administrasi Jakarta Pusat'),
  agencyFacts('32', 'Pemerintah Provinsi Jawa Barat'),
  agencyFacts('32/diskominfo', 'Diskominfo Provinsi Jawa Barat'),
  agencyFacts('32.16', 'Pemerintah Kabupaten Bekasi'),
  agencyFacts('32.16/diskominfo', 'Diskominfosantik Kabupaten Bekasi'),
  agencyFacts('32.16/dsdabmbk', 'Dinas SDA, Bina Marga dan Bina Konstruksi'),
  agencyFacts('32.16/dsdabmbk/bidang-jalan', 'Bidang Jalan dan Jembatan'),
  agencyFacts('32.16.06', 'Kecamatan Tambun Selatan'),
  agencyFacts('32.16.06.1004', 'Kelurahan Jatimulya'),
  agencyFacts('32.16.06.2001', 'Desa Tambun'),
  agencyFacts('32.73', 'Pemerintah Kota Bandung'),
  agencyFacts('91', 'Pemerintah Provinsi Papua'),
  agencyFacts('91.03', 'Pemerintah Kabupaten Jayapura'),
  agencyFacts('32.98', 'Pemerintah Kabupaten yang Sudah Bubar', { closedAt: '2020-01-01T00:00:00.000Z' }),
];

/** agency-directory's feed as the other subgraphs read it, over agencies in memory. */
export interface DirectoryDouble {
  source: FeedSource;
  /** The agency as it is now. Throws where there is none. */
  agency(code: string): AgencyFacts;
  /** Changes an agency, or adds one; consumers see it at their next `catchUp()`. */
  change(facts: AgencyFacts): void;
  startPost(post: PostFacts): void;
  endPost(post: PostFacts): void;
}

/** A directory of `agencies` and `posts` that can be changed while it is followed. */
export function directoryDouble(
  agencies: readonly AgencyFacts[] = SAMPLE_AGENCIES,
  posts: readonly PostFacts[] = [],
): DirectoryDouble {
  const byCode = new Map(agencies.map((facts) => [facts.code, facts]));
  const postsById = new Map(posts.map((post) => [post.id, post]));
  const events: SourcedEvent[] = [];
  const append = (kind: string, aggregateId: string, payload: unknown) => {
    events.push({ kind, aggregateId, occurredAt: new Date().toISOString(), payload });
  };
  const answers: Record<string, (parameters: Record<string, string>) => unknown> = {
    'feed/head': () => ({ cursor: String(events.length) }),
    'feed/snapshot': () => ({
      rows: [
        ...[...byCode.values()].map((payload) => ({ kind: 'AGENCY_CHANGED', payload })),
        ...[...postsById.values()].map((payload) => ({ kind: 'POST_STARTED', payload })),
      ],
      next: null,
    }),
    'feed/read': ({ after }) => ({
      events: events.slice(Number(after)),
      endCursor: String(events.length),
      hasMore: false,
    }),
  };
  return {
    source: feedSource('agency-directory', async (route, parameters) => {
      const answer = answers[route];
      if (!answer) throw new Error(`the directory has no route ${route}`);
      return JSON.parse(JSON.stringify(answer(parameters)));
    }),
    agency(code) {
      const facts = byCode.get(code);
      if (!facts) throw new Error(`the directory double has no agency ${code}`);
      return facts;
    },
    change(facts) {
      byCode.set(facts.code, facts);
      append('AGENCY_CHANGED', facts.id, facts);
    },
    startPost(post) {
      postsById.set(post.id, post);
      append('POST_STARTED', post.agencyId, post);
    },
    endPost(post) {
      postsById.set(post.id, post);
      append('POST_ENDED', post.agencyId, post);
    },
  };
}
