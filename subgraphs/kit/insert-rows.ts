import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { chunksOf } from './chunks.js';

/** Inserts any number of rows in the caller's transaction; the rows stay as they are. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await manager.createQueryBuilder().insert().into(target).values(chunk).updateEntity(false).execute();
  }
}
