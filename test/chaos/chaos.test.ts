import { areInstalled } from '../kit/throwaway-server.js';
import { runChaos } from './run-chaos.js';

const SECONDS = Number(process.env.SIMPUL_CHAOS_SECONDS ?? 60);
const SUBSCRIBERS = Number(process.env.SIMPUL_CHAOS_SUBSCRIBERS ?? 200);
const SEED = Number(process.env.SIMPUL_CHAOS_SEED ?? 1);
/** To start everything, and until everyone has caught up. */
const AROUND_MS = 240_000;

// Servers that are harmed are never those that other suites use.
const canRun = areInstalled(['mariadbd'], ['mariadb-install-db'], ['redis-server', 'valkey-server']);

(canRun ? it : it.skip)(
  'loses, doubles, swaps and leaks nothing, does nothing by half and follows the directory, while processes and databases die',
  async () => {
    const told: string[] = [];
    const report = await runChaos({
      seed: SEED,
      seconds: SECONDS,
      subscribers: SUBSCRIBERS,
      tell: (line) => told.push(line),
    });
    const { findings, faults, ownExits, logFolder } = report;
    const story = `\n${told.join('\n')}`;
    const sound = { findings: [], faults: [], ownExits: {}, logFolder: undefined, story };
    expect({ findings, faults, ownExits, logFolder, story }).toEqual(sound);
    // A run in which nothing happened would prove nothing.
    expect(report.mutations.acknowledged).toBeGreaterThan(5);
    expect(report.reorganisations['ADD_UNIT acknowledged']).toBeGreaterThan(3);
    expect(report.movementsToOpenedUnits).toBeGreaterThan(0);
    expect(report.swaps).toBeGreaterThan(0);
    expect(report.deliveries).toBeGreaterThan(SUBSCRIBERS);
  },
  SECONDS * 1_000 + AROUND_MS,
);
