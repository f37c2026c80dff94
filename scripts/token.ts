import { ConfigurationError, settingsOf } from '../configuration/environment.js';
import { issuePersonaToken, PERSONAS } from '../embedded/personas.js';
import { createDevelopmentIssuer } from '../gateway/security/development-issuer.js';

const LIFETIME_SECONDS = 12 * 60 * 60;

/** `npm run token -- national-desk`: a token of a persona, for a gateway with the same `SIMPUL_DEVELOPMENT_SECRET`. */
async function main(): Promise<void> {
  const [name] = process.argv.slice(2);
  const persona = PERSONAS.find((candidate) => candidate.name === name);
  if (!persona) {
    process.stderr.write(`Usage: npm run token -- ${PERSONAS.map((one) => one.name).join(' | ')}\n`);
    process.exitCode = 2;
    return;
  }
  const issuer = createDevelopmentIssuer(settingsOf(process.env).need('SIMPUL_DEVELOPMENT_SECRET'));
  process.stdout.write(`${await issuePersonaToken(issuer, persona, LIFETIME_SECONDS)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigurationError ? 2 : 1;
});
