import { ConfigurationError, settingsOf } from '../configuration/environment.js';
import { issuePersonaToken, PERSONAS } from '../embedded/personas.js';
import { createDevelopmentIssuer } from '../gateway/security/development-issuer.js';

const LIFETIME_SECONDS = 12 * 60 * 60;

/**
 * `npm run token -- national-desk`: a token of a persona, for a gateway with the same `SIMPUL_DEVELOPMENT_SECRET`. Where
 * `SIMPUL_SAMPLE` is on its grant rests on the post that the persona holds in the sample.
 */
async function main(): Promise<void> {
  const [name] = process.argv.slice(2);
  const persona = PERSONAS.find((candidate) => candidate.name === name);
  if (!persona) {
    process.stderr.write(`Usage: npm run token -- ${PERSONAS.map((one) => one.name).join(' | ')}\n`);
    process.exitCode = 2;
    return;
  }
  const { need, read } = settingsOf(process.env);
  const issuer = createDevelopmentIssuer(need('SIMPUL_DEVELOPMENT_SECRET'));
  const inPost = read('SIMPUL_SAMPLE') ?? false;
  process.stdout.write(`${await issuePersonaToken(issuer, persona, LIFETIME_SECONDS, { inPost })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigurationError ? 2 : 1;
});
