import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../kit/replace-file.js';
import { HubProcess } from '../kit/child-process.js';

/** A gateway of its own in a process of its own. */
export interface GatewayProcess {
  url: string;
  /** Replaces its supergraph's file, and waits until it has said what it makes of it. */
  deploy(supergraphSdl: string, outcome: keyof typeof OUTCOMES): Promise<void>;
  /** Rejects when it does not end cleanly. */
  stop(): Promise<void>;
}

const OUTCOMES = { swapped: /the supergraph is (swapped)/, refused: /the supergraph is (refused)/ };

/** `npm run gateway` from the built output, on a free port. */
export async function startGatewayProcess(
  supergraphSdl: string,
  environment: Record<string, string> = {},
): Promise<GatewayProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-load-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const gateway = HubProcess.start(
    'gateway/main.js',
    { SIMPUL_SUPERGRAPH_POLL_MS: '20', SIMPUL_LOG_LEVEL: 'info', ...environment },
    ['--supergraph', file, '--port', '0'],
  );
  const stop = async (): Promise<void> => {
    const exit = await gateway.stop();
    rmSync(folder, { recursive: true });
    if (exit !== 0) throw new Error(`the gateway ended with ${exit}:\n${gateway.output}`);
  };
  const url = await gateway.waitForLine(/"url":"(http:[^"]+)"/).catch(async (error: unknown) => {
    await stop().catch(() => undefined);
    throw error;
  });
  return {
    url,
    async deploy(sdl, outcome) {
      const firstLine = gateway.lineCount;
      replaceFile(file, sdl);
      await gateway.waitForLine(OUTCOMES[outcome], firstLine);
    },
    stop,
  };
}
