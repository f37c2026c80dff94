import { RevocationList } from './revocation-list.js';
import { type Invalidity, watchValidity } from './token-validity.js';
import type { Viewer } from './viewer.js';

const viewer: Viewer = { subject: 'siti', grants: [], scopes: [], language: 'en', expiresAt: 60, issuedAt: 0 };
const revocation = { id: '1', subject: 'siti', at: 10 };

let list: RevocationList;
let reasons: Invalidity[];

const watch = (watched: Viewer) => watchValidity(list)(watched, (why) => reasons.push(why));

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  list = new RevocationList({ maxLifetimeSeconds: 60 });
  reasons = [];
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a token that was good', () => {
  it('stops being so when its time is over', () => {
    watch(viewer);
    jest.advanceTimersByTime(59_999);
    expect(reasons).toEqual([]);
    jest.advanceTimersByTime(1);
    list.add(revocation);
    expect(reasons).toEqual(['expired']);
  });

  it('stops being so when it is revoked, once', () => {
    watch(viewer);
    list.add(revocation);
    jest.advanceTimersByTime(60_000);
    expect(reasons).toEqual(['revoked']);
  });

  it('was revoked between its check and the watch', () => {
    list.add(revocation);
    watch(viewer);
    jest.advanceTimersByTime(60_000);
    expect(reasons).toEqual(['revoked']);
  });

  it('is of no interest any more once its client has gone', () => {
    watch(viewer)();
    list.add(revocation);
    jest.advanceTimersByTime(60_000);
    expect(reasons).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is not what an anonymous viewer has', () => {
    watch({ grants: [], scopes: [], language: 'en' });
    list.add(revocation);
    expect(reasons).toEqual([]);
  });
});
