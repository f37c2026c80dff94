import type { ComplaintMovement } from '../../schema/events.js';
import { agencyFacts } from '../../test/kit/directory-double.js';
import { type MovementFilter, matchesMovement } from './movement-filter.js';

function movement(fromCode: string, toCode: string): ComplaintMovement {
  const [from, to] = [agencyFacts(fromCode, fromCode), agencyFacts(toCode, toCode)];
  return {
    complaintId: 'c',
    statusAfter: 'FORWARDED',
    fromAgencyId: from.id,
    toAgencyId: to.id,
    fromLevel: from.level,
    toLevel: to.level,
    fromOrganisation: from.organisation,
    toOrganisation: to.organisation,
    fromTerritory: from.supervision,
    toTerritory: to.supervision,
  };
}

const provinceToRegency = movement('32', '32.16');
const betweenMinistries = movement('kl.bpkp', 'kl.panrb');

it.each<[string, MovementFilter, ComplaintMovement, boolean]>([
  ['everything without a filter', {}, provinceToRegency, true],
  ['the sender', { agencyId: provinceToRegency.fromAgencyId }, provinceToRegency, true],
  ['the receiver', { agencyId: provinceToRegency.toAgencyId }, provinceToRegency, true],
  ['no third agency', { agencyId: betweenMinistries.toAgencyId }, provinceToRegency, false],
  ['a unit of the body', { organisations: ['32.16'] }, movement('32', '32.16/diskominfo'), true],
  ['no other body whose code begins alike', { organisations: ['kl.bpk'] }, betweenMinistries, false],
  ['a place inside the territory', { territories: ['32'] }, movement('sp4n', '32.16/diskominfo'), true],
  ['no place outside', { territories: ['17'] }, provinceToRegency, false],
  ['no national body by territory', { territories: ['32'] }, betweenMinistries, false],
  ['the level of the sender', { levels: ['PROVINCE'] }, provinceToRegency, true],
  ['the level of the receiver', { levels: ['REGENCY', 'UNIT'] }, provinceToRegency, true],
  ['no other level', { levels: ['UNIT'] }, provinceToRegency, false],
  ['a change of level', { crossLevel: true }, provinceToRegency, true],
  ['no movement within a level', { crossLevel: true }, betweenMinistries, false],
  ['only movements within a level', { crossLevel: false }, betweenMinistries, true],
  ['only what meets all', { levels: ['REGENCY'], territories: ['17'] }, provinceToRegency, false],
])('matches %s', (_title, filter, event, expected) => {
  expect(matchesMovement(filter, event)).toBe(expected);
});
