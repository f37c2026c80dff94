import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeasuredHub, runHubBenchmark } from '../kit/run-hub-benchmark.js';
import { measureRounds } from './measure-rounds.js';
import { asMarkdown } from './report.js';

/** A token of the portal, as `npm run token` gives it. */
function portalToken({ root, folder }: MeasuredHub): string {
  const { developmentSecret } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Record<string, string>;
  const env = { ...process.env, SIMPUL_DEVELOPMENT_SECRET: developmentSecret };
  const script = join(root, 'dist', 'scripts', 'token.js');
  return execFileSync(process.execPath, [script, 'portal'], { env, encoding: 'utf8' }).trim();
}

/** `npm run bench:intake`: see the README beside this. */
runHubBenchmark({
  name: 'intake',
  env: { SIMPUL_SAMPLE: 'on' },
  rounds: 5,
  settingsOf: ({ smoke, rounds, seed }) => ({ rounds, complaints: smoke ? 3 : 500, seed }),
  measure: (hub, settings) => measureRounds({ port: hub.port, token: portalToken(hub) }, settings),
  asMarkdown,
});
