import type { AgencyFacts } from '../../schema/events.js';
import { agencyFacts } from '../../test/kit/directory-double.js';
import { stableId } from '../kit/stable-id.js';
import { type Stay, standingOf, staysInside, staysOfAppointment } from './member-standing.js';

const TODAY = '2026-03-18';
const APPOINTED = ['2025-01-15', '2025-02-03'];

const BODY = agencyFacts('32.16', 'Pemerintah Kabupaten Bekasi');
const HOSPITAL = agencyFacts('32.16/rsud', 'RSUD');
const moved = (facts: AgencyFacts, code: string, until: string): AgencyFacts => ({
  ...agencyFacts(code, facts.name),
  id: facts.id,
  formerCodes: [{ code: facts.code, until }, ...(facts.formerCodes ?? [])],
});
const post = (from: string, until: string | null = null, agency = HOSPITAL) => ({
  id: stableId('post', from),
  officerId: 'officer',
  agencyId: agency.id,
  role: null,
  from,
  until,
});
const stay = (agencyId: string, from: string, until: string | null = null): Stay => ({ agencyId, from, until });
const standing = (...stays: Stay[]) => standingOf(staysOfAppointment(stays, APPOINTED), TODAY);

describe('the standing of a member', () => {
  it('is in post while he is where he was when he was appointed, on the first day of the letter or when it came here', () => {
    expect(standing(stay('office', '2024-01-01'))).toEqual({ kind: 'IN_POST' });
    expect(standing(stay('office', '2024-01-01', APPOINTED[0]), stay('office', '2025-07-01', TODAY))).toEqual({
      kind: 'IN_POST',
    });
    expect(standing(stay('office', '2025-02-01', TODAY))).toEqual({ kind: 'IN_POST' });
  });

  it('does not leave by another post at the same unit, also with days in between', () => {
    expect(standing(stay('office', '2024-01-01', '2025-12-31'), stay('office', '2026-01-05'))).toEqual({
      kind: 'IN_POST',
    });
  });

  it('has left since the day after the last of his posts there, also with one at another unit of the body', () => {
    expect(standing(stay('office', '2024-01-01', '2026-03-10'), stay('clinic', '2026-03-11'))).toEqual({
      kind: 'LEFT',
      on: '2026-03-11',
    });
    expect(standing(stay('office', '2024-01-01', TODAY), stay('clinic', '2026-03-11'))).toEqual({ kind: 'IN_POST' });
  });

  it('stays as long as one of the units at which he was appointed has him', () => {
    const both = [stay('office', '2024-01-01', '2025-06-30'), stay('clinic', '2025-02-03', '2026-02-28')];
    expect(standing(...both)).toEqual({ kind: 'LEFT', on: '2026-03-01' });
    expect(standing(both[0] as Stay, stay('clinic', '2025-02-03'))).toEqual({ kind: 'IN_POST' });
  });

  it('has left the last of his units where the directory tells later that he had no post by then', () => {
    const former = [stay('clinic', '2023-01-01', '2023-12-31'), stay('office', '2024-01-01', '2025-01-14')];
    expect(standing(...former)).toEqual({ kind: 'LEFT', on: '2025-01-15' });
    expect(standing(...former, stay('clinic', '2025-07-01'))).toEqual({ kind: 'LEFT', on: '2025-01-15' });
  });

  it('is unknown without a post that had begun by then', () => {
    expect(standing()).toEqual({ kind: 'UNKNOWN' });
    expect(standing(stay('office', '2025-02-04'))).toEqual({ kind: 'UNKNOWN' });
  });
});

describe('stays inside a body', () => {
  it('are all of a post at the body or at a unit of it, and none of one elsewhere', () => {
    expect(staysInside(post('2024-01-01', null, BODY), BODY, BODY)).toEqual([stay(BODY.id, '2024-01-01')]);
    expect(staysInside(post('2024-01-01', '2025-12-31'), HOSPITAL, BODY)).toEqual([
      stay(HOSPITAL.id, '2024-01-01', '2025-12-31'),
    ]);
    const other = agencyFacts('32.73', 'Pemerintah Kota Bandung');
    expect(staysInside(post('2024-01-01'), HOSPITAL, other)).toEqual([]);
  });

  it('end with the last day on which the unit was a part of the body, which its people leave with it', () => {
    const gone = moved(HOSPITAL, '32.19/rsud', '2026-02-28');
    expect(staysInside(post('2024-01-01'), gone, BODY)).toEqual([stay(HOSPITAL.id, '2024-01-01', '2026-02-28')]);
    expect(staysInside(post('2026-03-01'), gone, BODY)).toEqual([]);
    const heir = agencyFacts('32.19', 'Pemerintah Kabupaten Tambun');
    expect(staysInside(post('2024-01-01'), gone, heir)).toEqual([stay(HOSPITAL.id, '2026-03-01')]);
  });

  it('go on where the body has another code with its units, kecamatan included', () => {
    const body = moved(BODY, '97.01', '2026-02-28');
    const unit = moved(HOSPITAL, '97.01/rsud', '2026-02-28');
    const district = moved(agencyFacts('32.16.06', 'Kecamatan'), '97.01.06', '2026-02-28');
    for (const place of [unit, district]) {
      const stays = staysInside(post('2024-01-01', null, place), place, body);
      expect(standingOf(staysOfAppointment(stays, APPOINTED), TODAY)).toEqual({ kind: 'IN_POST' });
    }
  });

  it('begin again where the unit comes back to the body, and are none elsewhere meanwhile', () => {
    const back = moved(moved(HOSPITAL, '32.19/rsud', '2026-01-31'), HOSPITAL.code, '2026-02-28');
    expect(staysInside(post('2024-01-01'), back, BODY)).toEqual([
      stay(HOSPITAL.id, '2024-01-01', '2026-01-31'),
      stay(HOSPITAL.id, '2026-03-01'),
    ]);
    const other = agencyFacts('32.19', 'Pemerintah Kabupaten Tambun');
    expect(staysInside(post('2024-01-01'), back, other)).toEqual([stay(HOSPITAL.id, '2026-02-01', '2026-02-28')]);
  });

  it('hold none of a post that ended before it began', () => {
    expect(staysInside(post('2026-01-01', '2025-12-31'), HOSPITAL, BODY)).toEqual([]);
  });
});
