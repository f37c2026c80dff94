import { In, IsNull, Or } from 'typeorm';
import { z } from 'zod';
import type { AgencyFacts, ComplaintEvents } from '../../../schema/events.js';
import { mapPage, type Page } from '../../kit/connection.js';
import { Directory } from '../../kit/directory/directory.js';
import { code, regionCode } from '../../kit/input-rules.js';
import { pageByKeyset } from '../../kit/keyset-page.js';
import { presentRegions } from '../../kit/named-region.js';
import { organisationAndAbove } from '../../kit/relations.js';
import type { LoadMany, RequestContext } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import { localDate } from '../../kit/working-days.js';
import { agencyOf } from '../agency.type.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { readsInbox } from '../forwarding/reach.js';
import { NATIONAL_DESK_CODE, NATIONAL_ZONE } from '../national-desk.js';
import { regionOf } from '../region.type.js';
import { findAskedRegion } from '../region-standing.js';
import { chooseSuccessor } from '../succession/choose-successor.js';
import { type KnownAgencies, type Matter, namedFor, suggestAgencies } from './routing.js';
import { AgencySuggestion, RoutingRule } from './routing.type.js';
import { RoutingRuleRow } from './routing-rule.entity.js';
import { loadStandIns, type StandIn } from './stand-ins.js';

const matterSchema = z.object({
  category: code.nullish(),
  regionCode: regionCode.nullish(),
  classification: z.enum(ComplaintClassification.values).nullish(),
});

export function viewRule({ agencyId, region, ...row }: RoutingRuleRow): RoutingRule {
  return Object.assign(new RoutingRule(), { ...row, agency: agencyOf(agencyId), region: regionOf(region || null) });
}

function keyOf({ category, regionCode, classification }: Matter): string {
  return JSON.stringify([category, regionCode, classification]);
}

function matterOf(key: string): Matter {
  const [category, regionCode, classification] = JSON.parse(key) as [string | null, string | null, never];
  return { category, regionCode, classification };
}

function known(
  agencies: readonly AgencyFacts[],
  above: readonly AgencyFacts[],
  standIns: ReadonlyMap<string, StandIn[]>,
): KnownAgencies {
  const byIds = new Map(agencies.map((agency) => [agency.id, agency]));
  const existing = new Map(agencies.flatMap((agency) => (agency.closedAt === null ? [[agency.code, agency]] : [])));
  const ended = new Map(agencies.flatMap((agency) => (agency.closedAt === null ? [] : [[agency.code, agency.id]])));
  const standIn = (id: string | undefined, region: string | null) =>
    chooseSuccessor(region, standIns.get(id ?? '') ?? [])?.agency;
  return {
    byId: (id, region) => standIn(id, region) ?? byIds.get(id),
    byCode: (agencyCode, region) => existing.get(agencyCode) ?? standIn(ended.get(agencyCode), region),
    isRead: (agency) => readsInbox(agency, above),
  };
}

/** Matters with the regions by their present codes; one that no region ever had means nobody. */
async function withPresentRegions(directory: Directory, matters: readonly Matter[]): Promise<Matter[]> {
  const present = await presentRegions(
    directory,
    matters.flatMap(({ regionCode: region }) => region ?? []),
  );
  return matters.map(({ regionCode: region, ...matter }) => ({
    ...matter,
    regionCode: region === null ? null : (present.get(region) ?? region),
  }));
}

/** Suggests who is competent, from what the directory and the rules say in public. */
export class RoutingService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** Suggestions for matters, all by five statements, and more only for what has ended or has another code. */
  private readonly loadSuggestions: LoadMany<string, AgencySuggestion[]> = async (keys) => {
    const { read } = this.kit.database;
    const directory = new Directory(read);
    const matters = await withPresentRegions(directory, keys.map(matterOf));
    const categories = [...new Set(matters.flatMap(({ category }) => category ?? []))];
    const rules = await read.findBy(RoutingRuleRow, { category: Or(In(categories), IsNull()) });
    const day = { deskCode: NATIONAL_DESK_CODE, on: localDate(this.kit.now(), NATIONAL_ZONE) };
    const named = matters.map((matter) => namedFor(matter, rules, day.deskCode, day.on));
    const byCodes = await directory.byCodes([...new Set(named.flatMap(({ codes }) => codes))]);
    const byIds = await directory.byIds([...new Set(named.flatMap(({ ids }) => ids))]);
    const standIns = await loadStandIns(directory, [...byIds, ...byCodes]);
    const found = [...byCodes, ...byIds, ...[...standIns.values()].flat().map(({ agency }) => agency)];
    const lines = new Set(found.flatMap(({ organisation }) => organisationAndAbove(organisation)));
    const agencies = known(found, await directory.byOrganisations([...lines]), standIns);
    return matters.map((matter) =>
      suggestAgencies(matter, rules, agencies, day).map(({ agency, why, rule, explanation }) =>
        Object.assign(new AgencySuggestion(), {
          agency: agencyOf(agency.id),
          why,
          rule: rule && viewRule(rule as RoutingRuleRow),
          words: explanation,
        }),
      ),
    );
  };

  /** Who may be competent for a matter, the most specific first. */
  suggest(matter: Matter, context: RequestContext): Promise<AgencySuggestion[]> {
    return context.load(this.loadSuggestions, keyOf(matter));
  }

  /** `suggest` for what a client asks about. Throws `BAD_USER_INPUT`. */
  suggestFor(asked: unknown, context: RequestContext): Promise<AgencySuggestion[]> {
    const {
      category = null,
      regionCode: region = null,
      classification = null,
    } = validate(matterSchema, asked, 'matter');
    return this.suggest({ category, regionCode: region, classification }, context);
  }

  /** A page of the rules, of one category or region where that is named. Throws `BAD_USER_INPUT`. */
  async list({
    category,
    region,
    ...page
  }: {
    category?: string | null;
    region?: string | null;
    first: number;
    after?: string | null;
  }): Promise<Page<RoutingRule>> {
    const query = this.kit.database.read.createQueryBuilder(RoutingRuleRow, 'rule');
    if (category != null) query.andWhere('rule.category = :category', { category });
    const own = await findAskedRegion(this.kit.database.read, region);
    if (own !== undefined) query.andWhere('rule.region = :region', { region: own });
    const sort = [
      { column: 'category' as const, direction: 'ASC' as const, kind: 'text' as const },
      { column: 'region' as const, direction: 'ASC' as const, kind: 'text' as const },
      { column: 'place' as const, direction: 'ASC' as const, kind: 'number' as const },
    ];
    return mapPage(await pageByKeyset(query, { sort, idColumn: 'id', ...page }), viewRule);
  }
}
