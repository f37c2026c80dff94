import { parseArgs } from 'node:util';
import { isSound } from './chaos-report.js';
import { runChaos } from './run-chaos.js';

/** `npm run chaos -- --seed 1 --seconds 300 --subscribers 200`: prints what died when and what came of it; exit code 1 where something is wrong. */

const SHOWN_FINDINGS = 40;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '60' },
    subscribers: { type: 'string', default: '200' },
    'keep-logs': { type: 'boolean', default: false },
  },
});

// So that what was started is ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const say = (line: string) => process.stdout.write(`${line}\n`);

runChaos({
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  subscribers: Number(values.subscribers),
  keepLogs: values['keep-logs'],
  tell: say,
}).then(
  (report) => {
    const { findings, faults, ...counts } = report;
    say(JSON.stringify(counts, undefined, 2));
    for (const { kind, about, detail } of findings.slice(0, SHOWN_FINDINGS)) say(`${kind}: ${about}: ${detail}`);
    for (const fault of faults.slice(0, SHOWN_FINDINGS)) say(`fault: ${fault}`);
    const exits = Object.entries(report.ownExits);
    for (const [exit, times] of exits) say(`ended by itself: ${exit}, ${times} times`);
    const sound = isSound(report);
    say(
      sound
        ? 'Nothing was lost, doubled, out of order or shown to strangers.'
        : `${findings.length} findings, ${faults.length} faults, ${exits.length} kinds of own ends`,
    );
    process.exitCode = sound ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
