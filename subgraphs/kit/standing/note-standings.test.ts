import type { AgencyStandingRow } from './agency-standing.entity.js';
import { standingAfter } from './note-standings.js';

const NOW = { agencyId: 'a', organisation: '32.16/32.16.05', bodyId: 'bekasi', closed: false, tookOverAt: null };
const THEN = new Date('2026-03-02T02:00:00Z');
const LATER = new Date('2026-03-03T02:00:00Z');
const SETTLED: AgencyStandingRow = {
  ...NOW,
  takingOver: false,
  moving: false,
  waiting: false,
  formerPaths: [],
  formerBodyId: null,
  followedSince: null,
};

describe('the standing of an agency', () => {
  it('has nothing to follow where it is first seen, unless it has ended or has taken regions over', () => {
    expect(standingAfter(undefined, NOW)).toEqual(SETTLED);
    expect(standingAfter(undefined, { ...NOW, closed: true })).toMatchObject({ moving: true, formerPaths: [] });
    expect(standingAfter(undefined, { ...NOW, tookOverAt: THEN })).toMatchObject({ takingOver: true, moving: true });
  });

  it('stays as it is where nothing of it has changed, or its body is not known', () => {
    expect(standingAfter(SETTLED, NOW)).toBeUndefined();
    expect(standingAfter(SETTLED, { ...NOW, bodyId: null })).toBeUndefined();
  });

  it('keeps where rows still stand: every path until now, and the body that it has left', () => {
    const moved = { ...NOW, organisation: '32.19/32.19.01', bodyId: 'tambun' };
    const once = standingAfter(SETTLED, moved) as AgencyStandingRow;
    expect(once).toEqual({
      ...moved,
      takingOver: false,
      moving: true,
      waiting: false,
      formerPaths: [NOW.organisation],
      formerBodyId: 'bekasi',
      followedSince: null,
    });
    const followed = { ...once, followedSince: new Date() };
    expect(standingAfter(followed, { ...moved, organisation: '32.20/32.20.01' })).toMatchObject({
      moving: true,
      formerPaths: [NOW.organisation, moved.organisation],
      formerBodyId: 'bekasi',
      followedSince: null,
    });
  });

  it('knows the body that has what waits, also where it goes on to another one meanwhile', async () => {
    const moved = { ...NOW, organisation: '32.19/32.19.01', bodyId: 'tambun' };
    const waits = { ...(standingAfter(SETTLED, moved) as AgencyStandingRow), moving: false, waiting: true };
    const again = { ...moved, organisation: '32.20/32.20.01', bodyId: 'cikarang' };
    expect(standingAfter(waits, moved)).toBeUndefined();
    expect(standingAfter(waits, again)).toMatchObject({ moving: true, waiting: false, formerBodyId: 'bekasi' });
    expect(standingAfter({ ...waits, waiting: false }, again)).toMatchObject({ formerBodyId: 'tambun' });
  });

  it('takes over until it has settled, however it moves meanwhile, and not again later', () => {
    const taking = standingAfter(SETTLED, { ...NOW, tookOverAt: THEN }) as AgencyStandingRow;
    expect(taking).toMatchObject({ takingOver: true, moving: true });
    const recoded = { ...NOW, organisation: '32.20', tookOverAt: THEN };
    expect(standingAfter(taking, recoded)).toMatchObject({ takingOver: true });
    expect(standingAfter({ ...SETTLED, tookOverAt: THEN }, recoded)).toMatchObject({ takingOver: false, moving: true });
  });

  it('takes over again where it gets another region, or one again, and not where it gives one back', () => {
    const before = { ...SETTLED, tookOverAt: THEN };
    expect(standingAfter(before, { ...NOW, tookOverAt: LATER })).toMatchObject({ takingOver: true, tookOverAt: LATER });
    expect(standingAfter(before, NOW)).toBeUndefined();
    const elsewhere = { ...NOW, organisation: '32.20' };
    expect(standingAfter(before, elsewhere)).toMatchObject({ takingOver: false, tookOverAt: THEN });
  });

  it('has another code and no other body where the body itself has another code', () => {
    expect(standingAfter(SETTLED, { ...NOW, organisation: '97.01/97.01.05' })).toMatchObject({
      moving: true,
      formerPaths: [NOW.organisation],
      formerBodyId: null,
    });
  });
});
