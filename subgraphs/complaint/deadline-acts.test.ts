import { clockCalendar } from '../../test/kit/clock-calendar.js';
import { agencyFacts } from '../../test/kit/directory-double.js';
import { NATIONAL_2026 } from '../kit/calendars/national-2026.js';
import type { LimitUnit } from '../kit/limit.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { actOn } from './deadline-acts.js';
import { limitDeadline, openDeadline, pauseDeadline } from './deadlines.js';
import type { EscalationRule } from './escalation.js';

const calendar = clockCalendar(
  [2026],
  NATIONAL_2026.holidays.map(({ date }) => ({ date, region: '' })),
);
const BEKASI = agencyFacts('32.16', 'Kabupaten Bekasi');
const days = (afterWorkingDays: number, escalatesTo: EscalationRule['escalatesTo']): EscalationRule => ({
  id: `follow-up/${afterWorkingDays}`,
  stage: 'FOLLOW_UP',
  afterWorkingDays,
  escalatesTo,
  legalBasis: 'ketentuan Simpul',
});
const rules = [
  days(5, 'NATIONAL'),
  days(1, 'PROVINCE'),
  { ...days(0, 'PARENT'), id: 'other', stage: 'VERIFICATION' as const },
];

function open(from: string, quantity: number, unit: LimitUnit = 'WORKING_DAY', lead?: number): ComplaintDeadlineRow {
  const limit = { quantity, unit, legalBasis: 'PermenPANRB 5/2025', lead };
  const at = new Date(from);
  return openDeadline(
    { id: 'd', complaintId: 'c', kind: 'FOLLOW_UP', from: at, openedAt: at, holder: BEKASI, limit },
    calendar,
  );
}

const act = (deadline: ComplaintDeadlineRow, now: string, applied: string[] = []) =>
  actOn(deadline, { now: new Date(now), calendar, rules, applied: new Set(applied) });

it('tells that a deadline approaches when one working day is left, which a series of days off comes before', () => {
  // Monday; 18–24/3 are Nyepi, Idulfitri, joint leave and a weekend, so it is due on 25/3.
  const deadline = open('2026-03-16T02:00:00Z', 2);
  expect(deadline).toMatchObject({ dueOn: '2026-03-25', actAt: new Date('2026-03-17T16:59:59.999Z') });
  expect(act(deadline, '2026-03-17T10:00:00Z')).toEqual({ deadline, tells: undefined, escalates: [] });
  const { deadline: told, tells } = act(deadline, '2026-03-17T17:00:00Z');
  expect(tells).toBe('COMPLAINT_DEADLINE_APPROACHING');
  expect(told.actAt).toEqual(deadline.dueAt);
  expect(act(told, '2026-03-18T02:00:00Z')).toEqual({ deadline: told, tells: undefined, escalates: [] });
});

it('tells of office hours one open hour before their end, and by another lead where a limit has one', () => {
  // Monday 08:30 in Bekasi: three open hours end at 11:30.
  const deadline = open('2026-03-02T01:30:00Z', 3, 'OFFICE_HOUR');
  expect(act(deadline, '2026-03-02T03:29:00Z').tells).toBeUndefined();
  expect(act(deadline, '2026-03-02T03:30:00Z').tells).toBe('COMPLAINT_DEADLINE_APPROACHING');
  expect(open('2026-03-02T01:30:00Z', 3, 'OFFICE_HOUR', 2).actAt).toEqual(new Date('2026-03-02T02:30:00Z'));
  expect(open('2026-03-02T02:00:00Z', 14, 'WORKING_DAY', 3).actAt).toEqual(new Date('2026-03-17T16:59:59.999Z'));
});

it('tells that it has passed, once, and not that what has passed approaches', () => {
  const deadline = open('2026-03-02T02:00:00Z', 3);
  expect(act(deadline, '2026-03-05T16:59:59.999Z').tells).toBe('COMPLAINT_DEADLINE_APPROACHING');
  const { deadline: told, tells } = act(deadline, '2026-03-05T17:00:00Z');
  expect(tells).toBe('COMPLAINT_DEADLINE_MISSED');
  expect(told.approachingToldAt).toBeNull();
  expect(act(told, '2026-03-06T02:00:00Z').tells).toBeUndefined();
});

it('leaves alone what stands still or has ended', () => {
  const deadline = open('2026-03-02T02:00:00Z', 3);
  const paused = pauseDeadline(deadline, new Date('2026-03-03T02:00:00Z'), calendar);
  const closed = { ...deadline, closedAt: new Date('2026-03-03T02:00:00Z') };
  for (const row of [paused, closed]) {
    expect(act(row, '2026-04-01T02:00:00Z')).toEqual({ deadline: row, tells: undefined, escalates: [] });
  }
});

it('applies each rule of its stage when its working days have gone by, and looks again at the next', () => {
  // Due on Thursday 5/3: one working day later is Friday's end, five are Thursday's of the week after.
  const missed = act(open('2026-03-02T02:00:00Z', 3), '2026-03-06T02:00:00Z');
  expect(missed.escalates).toEqual([]);
  expect(missed.deadline.actAt).toEqual(new Date('2026-03-06T16:59:59.999Z'));
  const first = act(missed.deadline, '2026-03-06T17:00:00Z');
  expect(first.escalates.map(({ escalatesTo }) => escalatesTo)).toEqual(['PROVINCE']);
  expect(first.deadline.actAt).toEqual(new Date('2026-03-12T16:59:59.999Z'));
  const last = act(first.deadline, '2026-03-20T02:00:00Z', ['follow-up/1']);
  expect(last.escalates.map(({ escalatesTo }) => escalatesTo)).toEqual(['NATIONAL']);
  expect(last.deadline.actAt).toBeNull();
});

it('tells nothing twice of a deadline that another limit moves later, and waits for its new end', () => {
  const { deadline: told } = act(open('2026-03-02T02:00:00Z', 3), '2026-03-06T02:00:00Z');
  const limit = { quantity: 60, unit: 'WORKING_DAY' as const, legalBasis: 'PermenPANRB 5/2025' };
  const moved = limitDeadline(told, { limit, from: told.openedAt }, calendar);
  const { deadline: late, tells } = act(moved, '2026-12-01T02:00:00Z');
  expect(tells).toBeUndefined();
  expect(act(late, '2026-12-01T02:00:00Z').escalates).toHaveLength(2);
});
