import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import type { MeasuredHub } from '../kit/run-hub-benchmark.js';
import { type StartedTarget, startTarget } from '../kit/start-process.js';

/** A directory that holds the government of every village too. */
export interface FullSize {
  folder: string;
  /** The directory's database. */
  file: string;
}

/** The provinces, by code, whose villages are added. */
export interface Provinces {
  first: string;
  last: string;
}

/** What `addVillage` writes of each: a desa as a body of its own, a kelurahan as a unit of its kecamatan. */
const villagesBelow = (first: string, last: string) => [
  `INSERT INTO agency (id, code, openCode, name, shortName, kind, level, parentId, organisation, supervision, jurisdiction, regionCode,
     timeZone, connected, hasAccount, confirmed, depth, searchText, version)
   SELECT 'village-' || region.code, region.code, region.code,
     CASE WHEN autonomous THEN 'Pemerintah Desa ' ELSE 'Kelurahan ' END || region.name,
     CASE WHEN autonomous THEN 'Desa ' || region.name END,
     CASE WHEN autonomous THEN 'DESA' ELSE 'KELURAHAN' END, 'VILLAGE',
     CASE WHEN autonomous THEN NULL ELSE district.id END,
     CASE WHEN autonomous THEN region.code ELSE district.organisation || '/' || region.code END,
     region.code, json_array(region.code), region.code, region.timeZone, 0, 0, 1, 3, region.searchText, 1
   FROM region JOIN agency AS district ON district.code = region.parentCode AND district.closedAt IS NULL
   WHERE region.level = 'VILLAGE' AND region.code >= '${first}' AND region.code < '${last}/'`,
  `INSERT INTO agency_code (id, agencyId, code)
   SELECT 'code-' || code, id, code FROM agency WHERE level = 'VILLAGE'`,
];

/** A copy of the hub's directory, filled up. The hub may run on. */
export function makeFullSize({ folder }: MeasuredHub, { first, last }: Provinces): FullSize {
  const full = { folder: join(folder, 'full'), file: join(folder, 'full', 'agency-directory.sqlite') };
  mkdirSync(full.folder);
  copyFileSync(join(folder, 'keys.json'), join(full.folder, 'keys.json'));
  const source = new LibsqlDatabase(join(folder, 'agency-directory.sqlite'), { readonly: true });
  source.exec(`VACUUM INTO '${full.file}'`);
  source.close();
  const copy = new LibsqlDatabase(full.file);
  copy.exec(['BEGIN', ...villagesBelow(first, last), 'COMMIT'].join(';\n'));
  copy.close();
  return full;
}

/** Starts another hub, on that directory. */
export function startHubAtFullSize({ root }: MeasuredHub, { folder }: FullSize): Promise<StartedTarget> {
  const target = {
    name: 'hub',
    title: 'the hub at full size',
    command: (_: unknown, port: number) => ({
      script: join(root, 'dist', 'hub.js'),
      env: { PORT: String(port), SIMPUL_DATA: folder, SIMPUL_VILLAGES: 'on', SIMPUL_SAMPLE: 'off' },
    }),
  };
  return startTarget(target, { root, supergraphFile: '', subgraphUrls: {} }, { core: undefined });
}
