import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

const CHUNK = 500;

/** Inserts any number of rows in the caller's transaction, in chunks that fit into one statement's parameters. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(target)
      .values(rows.slice(start, start + CHUNK))
      .execute();
  }
}
