import type { AgencyKind } from '../../../kit/agency-kind.enum.js';
import { provenance, type SeedSource } from '../sources.js';

export type UnitKind = Extract<
  AgencyKind,
  | 'SEKRETARIAT_DAERAH'
  | 'SEKRETARIAT_DPRD'
  | 'INSPEKTORAT'
  | 'DINAS'
  | 'BADAN'
  | 'SATPOL_PP'
  | 'RUMAH_SAKIT_DAERAH'
  | 'BUMD'
  | 'BIRO'
  | 'BAGIAN'
  | 'BIDANG'
  | 'UPTD'
  | 'CABANG_DINAS'
>;

/** A unit (perangkat daerah or part of one) of a local government. */
export interface UnitSeed {
  code: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  /** The local government, or the unit that this one is part of. */
  parentCode: string;
  /** The code of the local government. */
  government: string;
  validFrom?: string;
  source: string;
  confirmed: boolean;
}

type UnitRow<Source> = readonly [
  slug: string,
  name: string,
  shortName: string,
  kind: UnitKind,
  source?: Source,
  validFrom?: string,
];

/**
 * The units of one local government. A slug is a path below it: `setda/biro-umum` is part of `setda`, which stands
 * before it. A row with a source was found there by name, spelling of connecting words aside.
 */
export function governmentUnits<const Sources extends Record<string, SeedSource>>(units: {
  government: string;
  basis: string;
  sources: Sources;
  rows: readonly UnitRow<keyof Sources>[];
}): readonly UnitSeed[] {
  return units.rows.map(([slug, name, shortName, kind, source, validFrom]) => {
    const code = `${units.government}/${slug}`;
    const found: SeedSource | null = source === undefined ? null : (units.sources[source] ?? null);
    return {
      code,
      name,
      shortName,
      kind,
      parentCode: code.slice(0, code.lastIndexOf('/')),
      government: units.government,
      ...(validFrom && { validFrom }),
      ...provenance(found, units.basis),
    };
  });
}
