import { readFile, stat } from 'node:fs/promises';

export interface FileWatchOptions {
  file: string;
  /** What it is known to hold. */
  text: string;
  /** How often the file is looked at. */
  everyMs: number;
  /** What it holds now; the file has been left alone since the last look, so that it is not half written. */
  onChange(text: string): void;
  /** It has gone or can't be read; told once, until it is back. */
  onGone(reason: string): void;
}

/**
 * Looks at a file from now on and tells when it has changed. It asks instead of being notified: that also works on
 * network and container mounts, and where a link is replaced. Returns how to stop.
 */
export function watchFile({ file, everyMs, onChange, onGone, ...known }: FileWatchOptions): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  let text: string | undefined = known.text;
  /** Its state when it was last looked at, and when it was last read. */
  let seen: string | undefined;
  let read: string | undefined;

  const look = async (): Promise<void> => {
    const state = await stateOf(file);
    const isSettled = state === seen;
    seen = state;
    if (!isSettled || state === read) return;
    const now = await readFile(file, 'utf8').catch((error: Error) => error);
    if (isStopped) return;
    read = state;
    if (typeof now !== 'string') {
      text = undefined;
      return onGone(now.message);
    }
    if (now === text) return;
    text = now;
    onChange(now);
  };
  const lookAgain = (): void => {
    timer = setTimeout(() => void look().finally(() => !isStopped && lookAgain()), everyMs).unref();
  };
  void look().finally(() => !isStopped && lookAgain());
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Changes with every writing, also when that replaces the file or what a link leads to. */
async function stateOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch {
    return 'gone';
  }
}
