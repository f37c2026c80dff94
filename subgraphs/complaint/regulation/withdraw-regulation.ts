import { type EntityManager, Not } from 'typeorm';
import { badInput } from '../../kit/errors.js';
import { localDate } from '../../kit/working-days.js';
import { REFUSALS } from '../refusals.js';
import { standingOfRegion } from '../region-standing.js';
import { limitsBeside, problemsBeside } from './compare-limits.js';
import { ArchiveReasonRow, RegulationRow, RegulationStatusRow } from './regulation.entity.js';
import { RegulationLimitRow } from './regulation-limit.entity.js';
import { EASTERNMOST_ZONE, type RuleScene } from './rule-changes.js';
import { loadRuleData } from './rule-data.js';

/**
 * Takes a regulation back that has not begun anywhere, so that no complaint keeps it. Its id and its day are free again.
 * Throws `BAD_USER_INPUT` or `FORBIDDEN`.
 */
export async function withdrawRegulation(scene: RuleScene, id: string): Promise<RegulationRow> {
  const { manager, now } = scene;
  const regulation = await manager.findOneBy(RegulationRow, { id });
  if (!regulation) throw badInput('input.regulation', REFUSALS.noSuchRegulation);
  const standing = await standingOfRegion(scene.directory, regulation.region);
  const grant = scene.permit('REGULATE', standing);
  if (regulation.validFrom <= localDate(now, EASTERNMOST_ZONE)) throw badInput('input.regulation', REFUSALS.hasBegun);
  await assertNothingRests(manager, regulation);
  for (const part of [RegulationLimitRow, RegulationStatusRow, ArchiveReasonRow]) {
    await manager.delete(part, { regulationId: id });
  }
  await manager.delete(RegulationRow, { id });
  await scene.record(grant, standing, { kind: 'REGULATION_WITHDRAWN', ruleId: id, content: regulation });
  return regulation;
}

/** No other carries its figures on, and those of regions that were held against it keep to what is in force without it. */
async function assertNothingRests(manager: EntityManager, { id, region, validFrom }: RegulationRow): Promise<void> {
  const isCarriedOn = await manager.existsBy(RegulationLimitRow, { carriedFrom: id, regulationId: Not(id) });
  if (isCarriedOn) throw badInput('input.regulation', REFUSALS.restsOnIt);
  if (region !== '') return;
  const { regulations, limits } = await loadRuleData(manager);
  const left = { regulations: regulations.filter((one) => one.id !== id), limits };
  const loosened = left.regulations.some(
    (own) =>
      own.region !== '' &&
      own.validFrom >= validFrom &&
      problemsBeside(
        limits.filter(({ regulationId }) => regulationId === own.id),
        limitsBeside(left, own.validFrom),
      ).length > 0,
  );
  if (loosened) throw badInput('input.regulation', REFUSALS.restsOnIt);
}
