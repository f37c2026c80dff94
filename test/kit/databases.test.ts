import { connect } from 'node:net';
import { EntitySchema } from 'typeorm';
import { createTable } from '../../subgraphs/kit/migration.js';
import { describeEachDialect, freshLocation, openTestDatabase, testRedisUrl } from './databases.js';

interface Note {
  id: string;
  text: string;
  at: Date;
}

const NoteEntity = new EntitySchema<Note>({
  name: 'note',
  columns: { id: { type: 'varchar', primary: true }, text: { type: 'text' }, at: { type: 'datetime', precision: 3 } },
});
const CreateNote = createTable(1700000000001, {
  name: 'note',
  columns: { id: 'id!', text: 'text', at: 'timestamp' },
});
const options = { entities: [NoteEntity], migrations: [CreateNote] };

describeEachDialect((dialect) => {
  it('gives each test a database of its own, which keeps milliseconds and every script', async () => {
    const first = await openTestDatabase(dialect, options);
    const second = await openTestDatabase(dialect, options);
    try {
      const note = { id: 'a', text: 'ꦲꦏ꧀ꦱꦫ 🇮🇩', at: new Date('2026-03-18T02:00:00.123Z') };
      await first.database.write((manager) => manager.insert(NoteEntity, note));
      expect(await first.database.read.find(NoteEntity)).toEqual([note]);
      expect(await second.database.read.find(NoteEntity)).toEqual([]);
    } finally {
      await first.drop();
      await second.drop();
    }
  });

  it('shows every statement to who counts them', async () => {
    const statements: string[] = [];
    const { database, drop } = await openTestDatabase(dialect, {
      ...options,
      onStatement: (sql) => statements.push(sql),
    });
    try {
      statements.length = 0;
      await database.read.find(NoteEntity);
      expect(statements).toEqual([expect.stringContaining('SELECT')]);
    } finally {
      await drop();
    }
  });

  it('names a fresh location without opening it', async () => {
    const first = await freshLocation(dialect);
    const second = await freshLocation(dialect);
    expect(first.location).not.toEqual(second.location);
    await first.drop();
    await second.drop();
  });
});

const redisUrl = testRedisUrl();
(redisUrl ? it : it.skip)('finds a Redis that answers', async () => {
  const { hostname, port } = new URL(redisUrl ?? '');
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port || 6379), hostname, () => socket.write('PING\r\n'));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
  expect(answer).toMatch(/^\+PONG|^-NOAUTH/);
});
