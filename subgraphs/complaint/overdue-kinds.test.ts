import { ComplaintState } from './complaint.enum.js';
import { WAITING_STATES } from './life-cycle.js';
import { OverdueKind, waitingKindOf, whereOverdue } from './overdue.js';

const COLUMNS = { state: 'state', receiptAt: 'receiptAt' };
const CASES = ComplaintState.names.flatMap((state) => [true, false].map((isReceived) => ({ state, isReceived })));

/** Which kinds have this complaint by their condition. */
function kindsOf({ state, isReceived }: (typeof CASES)[number]): string[] {
  return OverdueKind.names.filter((kind) => {
    const { parameters } = whereOverdue(kind, COLUMNS, 'p');
    return (parameters[isReceived ? 'pReceived' : 'pUnreceived'] ?? []).includes(state);
  });
}

it('has what waits for its agency in just one of the first three ways, and in the last', () => {
  for (const complaint of CASES) {
    const kind = waitingKindOf(complaint.state, complaint.isReceived);
    expect([complaint, kind !== undefined]).toEqual([complaint, WAITING_STATES.includes(complaint.state)]);
    expect([complaint, kindsOf(complaint)]).toEqual([complaint, kind === undefined ? [] : [kind, 'NEWLY_OVERDUE']]);
  }
});

it('says never received only of what was sent and has no receipt', () => {
  expect(CASES.filter((complaint) => kindsOf(complaint).includes('NEVER_RECEIVED'))).toEqual([
    { state: 'FORWARDED', isReceived: false },
    { state: 'RETURNED', isReceived: false },
  ]);
});
