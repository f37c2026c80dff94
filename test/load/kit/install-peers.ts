import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { peerFolder, type Target } from './target.js';

/** Installs what the lock files of the targets' peers name, where that is missing or older. Throws when npm fails. */
export function installPeers(targets: readonly Target[], root: string): void {
  const folders = new Set(targets.flatMap(({ peer }) => peer?.folder ?? []));
  for (const name of folders) {
    const folder = peerFolder(root, name);
    const installed = join(folder, 'node_modules', '.package-lock.json');
    const wanted = join(folder, 'package-lock.json');
    if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) continue;
    process.stderr.write(`Installing ${name} …\n`);
    const { status } = spawnSync('npm', ['install', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm install fails in ${folder}`);
  }
}
