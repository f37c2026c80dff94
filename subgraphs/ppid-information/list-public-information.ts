import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { findNamedAgency } from '../kit/agency-filter.js';
import { Directory } from '../kit/directory/directory.js';
import { regionCode } from '../kit/input-rules.js';
import { findNamedRegion } from '../kit/named-region.js';
import { normalizeText } from '../kit/normalize-text.js';
import { withinOrganisation, withinTerritory } from '../kit/relations.js';
import { validate } from '../kit/validate.js';
import { PublicInformationRow } from './public-information.entity.js';
import { type PublicInformationFilter, searchSchema } from './public-information.input.js';

/** Keeps the text's own `%` and `_` from meaning anything in a LIKE whose escape character is `!`. */
function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}

/** The entries that `filter` names, in no order. Throws `BAD_USER_INPUT` for an unknown agency or region. */
export async function queryPublicInformation(
  manager: EntityManager,
  { agency, organisation, territory, classes, search }: PublicInformationFilter,
): Promise<SelectQueryBuilder<PublicInformationRow>> {
  const query = manager.createQueryBuilder(PublicInformationRow, 'info');
  const directory = new Directory(manager);
  if (agency != null) {
    const holder = await findNamedAgency(directory, agency, 'filter.agency');
    query.andWhere('info.agencyId = :agencyId', { agencyId: holder.id });
  }
  if (organisation != null) {
    const body = await findNamedAgency(directory, organisation, 'filter.organisation');
    const within = withinOrganisation('info.agencyOrganisation', body.organisation, 'body');
    query.andWhere(within.sql, within.parameters);
  }
  if (territory != null) {
    const named = validate(regionCode, territory, 'filter.territory');
    const region = await findNamedRegion(directory, named, 'filter.territory');
    const within = withinTerritory('info.agencySupervision', region, 'region');
    query.andWhere(within.sql, within.parameters);
  }
  if (classes != null) query.andWhere({ class: In([...new Set(classes)]) });
  if (search != null) {
    const words = normalizeText(validate(searchSchema, search, 'filter.search')).split(' ');
    words.forEach((word, index) => {
      query.andWhere(`info.searchText LIKE :word${index} ESCAPE '!'`, { [`word${index}`]: `%${escapeLike(word)}%` });
    });
  }
  return query;
}
