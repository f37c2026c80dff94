import { normalise } from '../search-words.js';
import { loadAgencies } from '../seed/agencies.js';
import { loadRegions } from '../seed/regions.js';
import { ABBREVIATION_GROUPS, ABBREVIATIONS, PLACES, PROVINCE_ABBREVIATIONS } from './abbreviations.js';
import { BODIES_OF_OFFICES } from './offices.js';

describe('abbreviations', () => {
  it('state where they come from, and stand for one thing each', () => {
    expect(ABBREVIATION_GROUPS.every(({ source }) => source.length > 10)).toBe(true);
    expect(ABBREVIATIONS).toHaveLength(
      ABBREVIATION_GROUPS.reduce((sum, { words }) => sum + Object.keys(words).length, 0),
    );
  });

  it('are written as searches are compared', () => {
    const written = ABBREVIATION_GROUPS.flatMap(({ words }) => Object.entries(words).flat());
    expect(written.filter((words) => words !== normalise(words))).toEqual([]);
  });

  it('of provinces and offices lead to agencies of the directory', () => {
    const codes = new Set(loadAgencies().map(({ code }) => code));
    const named = [...Object.keys(PROVINCE_ABBREVIATIONS), ...BODIES_OF_OFFICES.values()];
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('of places lead to regions', () => {
    const named = loadRegions({ villages: false }).map(({ name }) => ` ${normalise(name)} `);
    const places = Object.values(PLACES.words);
    expect(places.filter((place) => !named.some((name) => name.includes(` ${place} `)))).toEqual([]);
  });
});
