import { Brackets } from 'typeorm';
import { withinOrganisation } from '../kit/relations.js';

/** That the path in `column` is one of these or inside one of them. */
export function withinAny(column: string, organisations: readonly string[]): Brackets {
  return new Brackets((any) => {
    organisations.forEach((organisation, index) => {
      const within = withinOrganisation(column, organisation, `organisation${index}x`);
      any.orWhere(within.sql, within.parameters);
    });
  });
}
