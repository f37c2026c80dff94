import type { DirectoryTables, TrueAgency } from './directory-record.js';
import { groupBy } from './group-by.js';
import type { Finding } from './record.js';

/** Whether each agency is found by its own names and by those of everything above it, the former ones included. */
export function checkSearch({ agencies, formerNames, searchTexts }: DirectoryTables): Finding[] {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const former = groupBy(formerNames, ({ agencyId }) => agencyId);
  const texts = new Map(searchTexts.map(({ agencyId, text }) => [agencyId, text]));
  const namesOf = ({ id, name }: TrueAgency) => [name, ...(former.get(id) ?? []).map((one) => one.name)];
  return agencies.flatMap((agency): Finding[] => {
    const known = new Set(wordsOf(texts.get(agency.id) ?? ''));
    const missing: string[] = [];
    for (let at: TrueAgency | undefined = agency; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      missing.push(
        ...namesOf(at)
          .flatMap(wordsOf)
          .filter((word) => !known.has(word)),
      );
    }
    if (missing.length === 0) return [];
    return [
      { kind: 'half happened', about: agency.id, detail: `${agency.code} is not found by ${missing.join(', ')}` },
    ];
  });
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}
