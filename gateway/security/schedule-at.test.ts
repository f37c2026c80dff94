import { scheduleAt } from './schedule-at.js';

const DAY_MS = 86_400_000;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('an action at a time', () => {
  it('happens then, also when it is further away than a timer reaches', () => {
    const action = jest.fn();
    scheduleAt(60 * DAY_MS, action);
    jest.advanceTimersByTime(60 * DAY_MS - 1);
    expect(action).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('happens at once when the time has passed', () => {
    const action = jest.fn();
    scheduleAt(-1, action);
    jest.advanceTimersByTime(0);
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('does not happen once cancelled', () => {
    const action = jest.fn();
    scheduleAt(60 * DAY_MS, action)();
    jest.advanceTimersByTime(90 * DAY_MS);
    expect(action).not.toHaveBeenCalled();
  });
});
