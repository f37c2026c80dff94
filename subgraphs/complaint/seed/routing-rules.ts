import { stableId } from '../../kit/stable-id.js';
import type { RoutingLevel } from '../routing/routing.js';
import type { RoutingRuleRow } from '../routing/routing-rule.entity.js';
import { SAMPLE_CATEGORIES, type SampleCategory } from './categories.js';

/** Local matters are shared between levels of government; the centre has what is none of theirs (urusan konkuren). */
const LOCAL = 'Urusan pemerintahan konkuren (UU 23/2014)';
const CENTRAL = 'Urusan yang menjadi kewenangan pusat (UU 23/2014)';

type Target = Pick<RoutingRuleRow, 'agencyId' | 'level' | 'unitCode' | 'reason'>;

function local(level: RoutingLevel, unitCode: string | null): Target {
  return { agencyId: null, level, unitCode, reason: LOCAL };
}

/**
 * The unit of the regency or city whose code is one of those usual for the category, else the regency, which knows its own
 * units; then that of the province; and last, or where the region is not told, the national body.
 */
function targetsOf({ units, ministry }: SampleCategory): Target[] {
  return [
    ...units.map((unit) => local('REGENCY', unit)),
    local('REGENCY', null),
    ...units.map((unit) => local('PROVINCE', unit)),
    ...(ministry === undefined
      ? []
      : [{ agencyId: stableId('agency', ministry), level: null, unitCode: null, reason: CENTRAL }]),
  ];
}

export const SEEDED_ROUTING: readonly RoutingRuleRow[] = SAMPLE_CATEGORIES.flatMap((category) =>
  targetsOf(category).map((target, index) => ({
    id: stableId('routing-rule', [category.code, target.level, target.unitCode, target.agencyId].join()),
    category: category.code,
    region: '',
    classification: null,
    ...target,
    place: index + 1,
    validFrom: '2018-12-01',
    validUntil: null,
    version: 1,
  })),
);
