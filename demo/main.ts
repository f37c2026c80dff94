import { loadHubConfiguration } from '../embedded/configuration.js';
import { readKeys } from '../embedded/keys.js';
import { issuePersonaToken, PERSONAS } from '../embedded/personas.js';
import { createDevelopmentIssuer } from '../gateway/security/development-issuer.js';
import type { HubAccess } from './hub-client.js';
import type { MovementSeen } from './operations.js';
import { playScenario } from './scenario.js';

/** Plays the scenario against the embedded hub that runs on `PORT` with its data in `SIMPUL_DATA`. */

const TOKEN_LIFETIME_SECONDS = 600;

const say = (line = '') => process.stdout.write(`${line}\n`);

function tell(party: string, events: readonly MovementSeen[]): void {
  say(`\n${party}`);
  for (const { kind, from, to, statusAfter, fromLevel, toLevel, complaint } of events) {
    const now = complaint
      ? `now ${complaint.status} with ${complaint.handler.name}`
      : 'which it may no longer look into';
    say(
      `  ${kind} ${fromLevel} → ${toLevel}: ${from.name} → ${to.name} (${to.readiness?.state ?? 'readiness not shown'})`,
    );
    say(`    then ${statusAfter}, ${now}`);
  }
}

function openHub(): HubAccess {
  const { dataFolder, port } = loadHubConfiguration(process.env);
  const issuer = createDevelopmentIssuer(readKeys(dataFolder).developmentSecret);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    tokenOf: (name) => {
      const persona = PERSONAS.find((candidate) => candidate.name === name);
      if (!persona) throw new Error(`There is no persona ${name}.`);
      return issuePersonaToken(issuer, persona, TOKEN_LIFETIME_SECONDS);
    },
  };
}

async function main(): Promise<void> {
  const record = await playScenario(openHub(), say);
  tell('The ministry saw everything, by SSE:', record.ministry);
  tell('The province saw what concerns it and its regencies, by graphql-ws:', record.province);
  tell('The regency saw, before it was cut off:', record.regency.before);
  tell('and when it came back with its last cursor:', record.regency.after);
  say(`\nThe reporter saw: ${record.reporter.map(({ kind, statusAfter }) => `${kind} (${statusAfter})`).join(', ')}`);
  say(`and finds the complaint ${record.tracked.statusLabel} with ${record.tracked.handler.name}.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.stderr.write(
    'The demo needs the embedded hub: npm start in another terminal, with the same PORT and SIMPUL_DATA.\n',
  );
  process.exitCode = 1;
});
