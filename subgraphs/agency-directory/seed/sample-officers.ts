import type { Role } from '../../../schema/roles.js';
import { stableId } from '../../kit/stable-id.js';
import type { AgencyRow } from '../agency.entity.js';
import type { OfficerRow } from '../officer.entity.js';
import type { PostRow } from '../post.entity.js';
import { PostKind } from '../post-kind.enum.js';

/** Bodies whose officers are invented, with their units. */
const BODIES = ['sp4n', 'kl.panrb', 'kl.ombudsman', 'kl.ksp', '17', '17.02', '32', '32.16'];

/** Before the sample’s letters of appointment name them, so that a rotation ends what the letters say. */
const TAKEN_UP = '2025-01-02';
const ROTATED_ON = '2025-08-31';
const SINCE_ROTATION = '2025-09-01';

const GIVEN_NAMES = (
  'Adi Agus Anisa Arif Bayu Bima Citra Dewi Dian Eka Fajar Galih Hana Indra Intan Joko Kartika Lestari Mega Nanda ' +
  'Nita Putra Rani Ratna Rizki Sari Surya Tari Wahyu Yuda'
).split(' ');
const FAMILY_NAMES = (
  'Anggara Cahyadi Darmawan Firmansyah Gunawan Handayani Iskandar Kusuma Lubis Maharani Nugraha Oktavia Permana ' +
  'Pratama Rahmawati Santoso Saputra Utami Wibowo Wijaya'
).split(' ');

interface PostPlan {
  title: string;
  role: Role;
  functionalPosition?: string;
}

const ADMIN: PostPlan = {
  title: 'Admin Instansi SP4N-LAPOR!',
  role: 'AGENCY_ADMIN',
  functionalPosition: 'Pranata Humas Ahli Muda',
};

const HEADS: Partial<Record<AgencyRow['kind'], string>> = {
  PEMERINTAH_PROVINSI: 'Gubernur',
  PEMERINTAH_KABUPATEN: 'Bupati',
  PEMERINTAH_KOTA: 'Wali Kota',
  SEKRETARIAT_DAERAH: 'Sekretaris Daerah',
  SEKRETARIAT_DPRD: 'Sekretaris DPRD',
  INSPEKTORAT: 'Inspektur',
  RUMAH_SAKIT_DAERAH: 'Direktur',
  KEMENTERIAN: 'Menteri',
};

function plansOf({ kind, level, name, shortName, code }: AgencyRow): PostPlan[] {
  const head: PostPlan = { title: HEADS[kind] ?? `Kepala ${shortName ?? name}`, role: 'HEAD' };
  if (level === 'NATIONAL') return [{ title: 'Admin Nasional SP4N-LAPOR!', role: 'NATIONAL_DESK' }];
  if (level === 'MINISTRY') return [head, ADMIN, { title: 'Pemantau Nasional', role: 'NATIONAL_MONITOR' }];
  if (level === 'PROVINCE') return [head, ADMIN, { title: 'Pemantau Provinsi', role: 'PROVINCIAL_MONITOR' }];
  if (level === 'REGENCY') return [head, ADMIN, { title: 'Koordinator Bimtek', role: 'TRAINING_COORDINATOR' }];
  const liaison: PostPlan = { title: 'Pejabat Penghubung', role: 'LIAISON_OFFICER' };
  if (code.endsWith('/diskominfo')) return [head, liaison, { title: 'PPID Utama', role: 'PPID_OFFICER' }];
  if (kind === 'SEKRETARIAT_DAERAH') return [head, liaison, { title: 'Atasan PPID', role: 'PPID_SUPERIOR' }];
  return [head, liaison];
}

function pick<T>(values: readonly T[], from: string, offset: number): T {
  return values[Number.parseInt(from.slice(offset, offset + 6), 16) % values.length] as T;
}

/** A name made of common ones, marked as invented. */
function inventOfficer(id: string, recordedById: string): OfficerRow {
  const digits = id.replaceAll('-', '');
  return { id, name: `${pick(GIVEN_NAMES, digits, 0)} ${pick(FAMILY_NAMES, digits, 6)} (contoh)`, recordedById };
}

/**
 * Invents officers and their posts for a few bodies and their units, the same in every installation: a SAMPLE, no real
 * person's name. Some liaison officers were rotated, and some heads act (Plt), as it happens.
 */
export function sampleOfficers(agencies: readonly AgencyRow[]): { officers: OfficerRow[]; posts: PostRow[] } {
  const officers: OfficerRow[] = [];
  const posts: PostRow[] = [];
  const bodyIds = new Set(BODIES.map((code) => stableId('agency', code)));
  const add = (agency: AgencyRow, plan: PostPlan, term: { name: string; from: string; until: string | null }) => {
    const key = `${agency.code}:${plan.role}:${term.name}`;
    const officer = inventOfficer(stableId('officer', key), agency.id);
    const isActing = plan.role === 'HEAD' && agency.level === 'UNIT' && pick([0, 1, 2, 3, 4, 5], officer.id, 0) === 0;
    officers.push(officer);
    posts.push({
      id: stableId('post', key),
      officerId: officer.id,
      agencyId: agency.id,
      title: plan.title,
      role: plan.role,
      kind: isActing ? PostKind.PLT : PostKind.DEFINITIVE,
      functionalPosition: plan.functionalPosition ?? null,
      validFrom: term.from,
      validUntil: term.until,
      version: 1,
    });
  };
  for (const agency of agencies) {
    const isUnitOfBody = agency.level === 'UNIT' && agency.parentId !== null && bodyIds.has(agency.parentId);
    if (!bodyIds.has(agency.id) && !isUnitOfBody) continue;
    for (const plan of plansOf(agency)) {
      const isRotated =
        plan.role === 'LIAISON_OFFICER' && pick([0, 1, 2, 3], stableId('rotation', agency.code), 0) === 0;
      if (isRotated) add(agency, plan, { name: 'before', from: TAKEN_UP, until: ROTATED_ON });
      add(agency, plan, { name: 'now', from: isRotated ? SINCE_ROTATION : TAKEN_UP, until: null });
    }
  }
  return { officers, posts };
}
