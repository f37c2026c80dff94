import { ComplaintState, ComplaintStatus, STATUS_OF_STATE } from './complaint.enum.js';
import { LIFE_CYCLE, LIFE_CYCLE_ACTIONS, type LifeCycleAction, nextState } from './life-cycle.js';

const TABLE: [LifeCycleAction, ComplaintState, ComplaintState][] = [
  ['VERIFY', 'RECEIVED', 'VERIFIED'],
  ['FORWARD', 'VERIFIED', 'FORWARDED'],
  ['FORWARD', 'RETURNED', 'FORWARDED'],
  ['FORWARD', 'ACCEPTED', 'FORWARDED'],
  ['ACCEPT', 'VERIFIED', 'ACCEPTED'],
  ['ACCEPT', 'FORWARDED', 'ACCEPTED'],
  ['ACCEPT', 'RETURNED', 'ACCEPTED'],
  ['RETURN', 'VERIFIED', 'RETURNED'],
  ['RETURN', 'FORWARDED', 'RETURNED'],
  ['RETURN', 'RETURNED', 'RETURNED'],
  ['RETURN', 'ACCEPTED', 'RETURNED'],
  ['RESPOND', 'ACCEPTED', 'ANSWERED'],
  ['RESPOND', 'ANSWERED', 'ANSWERED'],
  ['CLOSE', 'ANSWERED', 'CLOSED'],
];

it.each(TABLE)('%s takes %s to %s', (action, from, to) => {
  expect(nextState(action, from)).toBe(to);
});

it('allows nothing else', () => {
  const allowed = new Set(TABLE.map(([action, from]) => `${action} ${from}`));
  for (const action of LIFE_CYCLE_ACTIONS) {
    for (const from of ComplaintState.names.filter((state) => !allowed.has(`${action} ${state}`))) {
      expect(() => nextState(action, from)).toThrow(
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'TRANSITION_NOT_ALLOWED' }) }),
      );
    }
  }
});

it('never ends a complaint by returning it, and lets nothing follow the end', () => {
  expect(STATUS_OF_STATE[LIFE_CYCLE.RETURN.to]).toBe('NOT_FOLLOWED_UP');
  expect(LIFE_CYCLE_ACTIONS.filter((action) => LIFE_CYCLE[action].from.includes('CLOSED'))).toEqual([]);
});

it('gives each state the public name that SP4N-LAPOR! uses', () => {
  const names = ComplaintState.names.map((state) => ComplaintStatus.label(STATUS_OF_STATE[state], 'id'));
  expect(names).toEqual([
    'belum terverifikasi',
    'belum ditindaklanjuti',
    'belum ditindaklanjuti',
    'belum ditindaklanjuti',
    'proses',
    'proses',
    'selesai',
  ]);
});
