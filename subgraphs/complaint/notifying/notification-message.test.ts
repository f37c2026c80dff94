import { ComplaintStatus, TimelineKind } from '../complaint.enum.js';
import { ReporterNotificationKind, TOLD, tidingsOf } from './notification-kind.js';
import { longMessage, SMS_CHARACTERS, shortMessage } from './notification-message.js';

const NUMBER = '7K3M-9QX2-F4T8';
/** What every telephone shows, in one message of 160 characters (GSM 03.38). */
const PLAIN = /^[A-Za-z0-9 .,:!-]*$/;

const notices = ReporterNotificationKind.names.flatMap((kind) =>
  ComplaintStatus.names.flatMap((status) =>
    [true, false].map((ofOriginal) => ({ kind, status, ofOriginal, trackingNumber: NUMBER })),
  ),
);

describe.each(['id', 'en'] as const)('a message in "%s"', (language) => {
  it('fits into one text message, with the number and the status, in letters that every telephone shows', () => {
    for (const notice of notices) {
      const message = shortMessage(notice, language);
      expect(message.length).toBeLessThanOrEqual(SMS_CHARACTERS);
      expect(message).toMatch(PLAIN);
      expect(message).toContain(NUMBER);
      expect(message).toContain(ComplaintStatus.label(notice.status, language));
    }
  });

  it('says something else of each that happens, to the complaint itself and to its original', () => {
    const said = notices.map((notice) => shortMessage(notice, language));
    expect(new Set(said).size).toBe(notices.length);
  });

  it('is followed in an e-mail by where to read more', () => {
    for (const notice of notices) {
      const [first, , more] = longMessage(notice, language).split('\n');
      expect(first).toBe(shortMessage(notice, language));
      expect(more?.length).toBeGreaterThan(0);
    }
  });
});

describe('what reporters are told', () => {
  const told = (kind: TimelineKind, actorRole: string | null = 'AGENCY_ADMIN') => tidingsOf({ kind, actorRole });

  it('is decided for every entry of the timeline, and every kind of notification is of one', () => {
    expect(Object.keys(TOLD).sort()).toEqual([...TimelineKind.names].sort());
    const kinds = TimelineKind.names.filter((kind) => told(kind) !== undefined);
    expect(kinds.sort()).toEqual([...ReporterNotificationKind.names].sort());
  });

  it('is of what they did themselves only a receipt', () => {
    expect(told('RESUMED', null)).toEqual({ kind: 'RESUMED', own: false, duplicates: true });
    expect(told('RESUMED')).toMatchObject({ own: true });
    for (const kind of ['RECEIVED', 'REOPENED', 'ARCHIVED'] as const)
      expect(told(kind, null)).toMatchObject({ own: true });
    expect(told('RATED', null)).toBeUndefined();
  });

  it('is of an original what agencies do about it, and not that it was received or that others were merged', () => {
    const ofOriginal = TimelineKind.names.filter((kind) => told(kind)?.duplicates);
    expect(ofOriginal).toEqual([
      'VERIFIED',
      'FORWARDED',
      'ACCEPTED',
      'DEFERRED',
      'RESUMED',
      'ANSWERED',
      'REOPENED',
      'ARCHIVED',
      'CLOSED',
      'RESPONSIBILITY_PASSED',
    ]);
  });
});
