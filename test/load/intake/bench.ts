import { personaToken } from '../kit/persona-token.js';
import { runHubBenchmark } from '../kit/run-hub-benchmark.js';
import { measureRounds } from './measure-rounds.js';
import { asMarkdown } from './report.js';

/** `npm run bench:intake`: see the README beside this. */
runHubBenchmark({
  name: 'intake',
  env: { SIMPUL_SAMPLE: 'on' },
  rounds: 5,
  settingsOf: ({ smoke, rounds, seed }) => ({ rounds, complaints: smoke ? 3 : 500, seed }),
  measure: (hub, settings) => measureRounds({ port: hub.port, token: personaToken(hub, 'portal') }, settings),
  asMarkdown,
});
