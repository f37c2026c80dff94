import type { AgencyFacts } from '../../../schema/events.js';
import { normalizeText } from '../../kit/normalize-text.js';
import { stableId } from '../../kit/stable-id.js';
import type { PublicInformationRow } from '../public-information.entity.js';
import { SAMPLE_ENTRIES, type SampleEntry } from './sample-entries.js';

/** The local governments that the directory knows with their units. */
const GOVERNMENTS = ['17', '17.02', '32', '32.16', '36', '64', '64.01'];
const MADE_ON = '2025-01-31';

function entryOf(
  government: AgencyFacts,
  holder: AgencyFacts,
  entry: SampleEntry,
  index: number,
  now: Date,
): PublicInformationRow {
  const { title, summary, responsible, form, retention, exclusion } = entry;
  const number = String(index + 1).padStart(3, '0');
  return {
    id: stableId('public-information', `sample:${government.code}:${number}`),
    agencyId: holder.id,
    agencyOrganisation: holder.organisation,
    agencySupervision: holder.supervision,
    number,
    title: `${title} (contoh)`,
    summary,
    searchText: normalizeText(`${title} (contoh) ${summary}`),
    responsible,
    madeOn: MADE_ON,
    madeIn: government.name.slice(0, 255),
    form,
    retention,
    class: entry.class,
    fileUrl: `https://ppid.example/${encodeURIComponent(government.code)}/${number}`,
    determinationNumber: `CONTOH/${government.code}/2025`,
    determinationDate: MADE_ON,
    determinationSigner: 'PPID Utama',
    exclusionGround: exclusion?.ground ?? null,
    exclusionHarm: exclusion?.harm ?? null,
    exclusionBenefit: exclusion?.benefit ?? null,
    exclusionExpiresOn: exclusion?.expiresOn ?? null,
    exclusionDecisionNumber: exclusion ? `CONTOH/UK-${number}/2025` : null,
    version: 1,
    recordedAt: now,
  };
}

/** Invented information lists, marked `contoh`, of the local governments whose units the directory knows. */
export function sampleLists(agencies: readonly AgencyFacts[], now: Date): PublicInformationRow[] {
  const byCode = new Map(agencies.filter(({ closedAt }) => closedAt === null).map((agency) => [agency.code, agency]));
  return GOVERNMENTS.flatMap((code) => {
    const government = byCode.get(code);
    if (!government) return [];
    return SAMPLE_ENTRIES.map((entry, index) => {
      const holder = entry.unit === null ? undefined : byCode.get(`${code}/${entry.unit}`);
      return entryOf(government, holder ?? government, entry, index, now);
    });
  });
}
