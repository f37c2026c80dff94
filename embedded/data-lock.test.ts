import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockData } from './data-lock.js';

const HOLDER = `
  const Database = require('libsql');
  const lock = new Database(process.argv[1]);
  lock.exec('BEGIN EXCLUSIVE');
  process.stdout.write('locked');
  setInterval(() => lock.name, 60_000);
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock on the data folder', () => {
  it('is held by one hub at a time', () => {
    const unlock = lockData(folder);
    expect(() => lockData(folder)).toThrow(`Another hub (process ${process.pid}) runs on ${folder}`);
    unlock();
    lockData(folder)();
  });

  it('is not held by a program that has the number of a hub that was killed', () => {
    writeFileSync(join(folder, 'hub.pid'), String(process.ppid));
    lockData(folder)();
  });

  it('ends with the process that holds it, also when that is killed', async () => {
    const holder = spawn(process.execPath, ['-e', HOLDER, join(folder, 'hub.lock')], {
      cwd: join(__dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(() => lockData(folder)).toThrow('Another hub');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockData(folder)();
  });
});
