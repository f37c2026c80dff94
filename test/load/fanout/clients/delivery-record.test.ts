import { reviewAt } from '../system/events.js';
import { PLAIN } from '../system/subscriptions.js';
import { DeliveryRecord } from './delivery-record.js';

const message = (number: number, extra: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ id: '1', type: 'next', payload: { data: PLAIN.expected(number), ...extra } }));

describe('the record of deliveries', () => {
  let record: DeliveryRecord;
  const take = (wanted: number | undefined, bytes: Buffer): number => record.take(wanted, bytes, 0, bytes.length);
  beforeEach(() => {
    record = new DeliveryRecord(PLAIN.expected);
  });

  it('takes the events of several clients from the first that each receives', () => {
    expect([take(undefined, message(3)), take(4, message(4)), take(undefined, message(4))]).toEqual([3, 4, 4]);
    expect(record.delivered).toBe(3);
  });

  it.each([
    ['a loss', message(5), 'Event 4 is next, but 5 came'],
    ['a double', message(3), 'Event 4 is next, but 3 came'],
    ['an error', message(4, { errors: [{ message: 'half' }] }), 'answered with errors'],
    ['half an answer', Buffer.from(JSON.stringify({ data: { reviewAdded: reviewAt(4) } })), 'answered wrongly'],
  ])('finds %s', (_, bytes, error) => {
    take(undefined, message(3));
    expect(() => take(4, bytes)).toThrow(error);
  });

  it('finds an answer that says the same in other bytes', () => {
    take(undefined, message(4));
    expect(() => take(4, Buffer.concat([message(4), Buffer.from(' ')]))).toThrow('other bytes');
  });

  it('measures from when an event should have happened', () => {
    record.schedule(3, 1);
    take(undefined, message(3));
    expect(record.latency.min).toBeGreaterThan(1_000);
  });

  it('tells when everything came', async () => {
    const both = record.until(() => record.delivered === 2);
    take(undefined, message(1));
    take(2, message(2));
    await both;
  });
});
