import type { SwappableGateway } from './gateway.js';
import type { ReadinessCheck } from './observability/health.js';
import type { Logger } from './observability/logger.js';
import { watchFile } from './supergraph/watch-file.js';

export interface FollowOptions {
  gateway: SwappableGateway;
  file: string;
  /** What the gateway serves, as it was read from the file. */
  supergraphSdl: string;
  /** How often the file is looked at. */
  everyMs: number;
  logger: Logger;
}

/** A supergraph file that is followed. */
export interface FollowedSupergraph {
  /** Tells why the file as it stands is not served; the gateway then goes on with the last one that was good. */
  readonly check: ReadinessCheck;
  stop(): void;
}

/** Swaps the gateway's supergraph whenever its file changes. One that is not valid is refused, with its errors in the log. */
export function followSupergraph({ gateway, logger, file, everyMs, ...served }: FollowOptions): FollowedSupergraph {
  let refused: string | undefined;
  const refuse = (reason: string): void => {
    refused = reason;
    logger.error({ file, reason }, 'the supergraph is refused; the last good one goes on');
  };
  const stop = watchFile({
    file,
    text: served.supergraphSdl,
    everyMs,
    onGone: refuse,
    onChange(supergraphSdl) {
      try {
        gateway.swap(supergraphSdl);
      } catch (error) {
        return refuse(error instanceof Error ? error.message : String(error));
      }
      refused = undefined;
      logger.info({ file, subgraphs: [...gateway.transports.keys()] }, 'the supergraph is swapped');
    },
  });
  return { check: { part: 'supergraph', isAdvisory: true, check: async () => refused }, stop };
}
