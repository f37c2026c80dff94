import { personaToken } from '../kit/persona-token.js';
import { note } from '../kit/run-benchmark.js';
import { runHubBenchmark } from '../kit/run-hub-benchmark.js';
import { CASES } from './cases.js';
import { makeFullSize, startHubAtFullSize } from './full-size.js';
import { casesAtFullSize } from './full-size-cases.js';
import { measureProjection } from './measure-projection.js';
import { measureRounds } from './measure-rounds.js';
import { asMarkdown } from './report.js';

/** `npm run bench:directory`: see the README beside this. */
runHubBenchmark({
  name: 'directory',
  env: { SIMPUL_VILLAGES: 'on', SIMPUL_SAMPLE: 'off' },
  rounds: 7,
  settingsOf: ({ smoke, rounds, seed }) => ({
    rounds,
    repetitions: smoke ? 2 : 25,
    seed,
    fillings: smoke ? 1 : 3,
    deepPages: smoke ? 20 : 400,
    provinces: smoke ? { first: '31', last: '32' } : { first: '11', last: '99' },
  }),
  async measure(hub, settings) {
    const answers = await measureRounds(hub, CASES, settings);
    note('adding the government of every village');
    const full = makeFullSize(hub, settings.provinces);
    const fullHub = await startHubAtFullSize(hub, full);
    try {
      const cases = await casesAtFullSize(fullHub.port, settings.deepPages);
      const asked = {
        port: fullHub.port,
        folder: full.folder,
        token: personaToken({ root: hub.root, folder: full.folder }, 'ministry-monitor'),
      };
      answers.push(...(await measureRounds(asked, cases, settings)));
    } finally {
      await fullHub.stop();
    }
    note('filling the projection of a subgraph');
    return [{ answers, fillings: await measureProjection(hub.root, full, settings.fillings) }];
  },
  asMarkdown,
});
