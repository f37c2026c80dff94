import { fillPlaceholders, hasOnlyKnownPlaceholders, longDate, usesPlaceholder } from './placeholders.js';

it.each([
  ['none', 'Terima kasih.', true],
  [
    'those that are known, with blanks or without',
    '{{trackingNumber}} {{ title }} {{receivedOn}} {{agency}} {{dueOn}}',
    true,
  ],
  ['a name of the reporter', 'Yth. {{reporterName}}', false],
  ['a NIK', '{{nik}}', false],
  ['an empty one', '{{}}', false],
  ['one that is not closed', '{{title', false],
  ['one that is not opened', 'title}}', false],
  ['one inside another', '{{ {{title}} }}', false],
  ['single braces', '{title}', true],
])('judges a text with %s', (_title, text, expected) => {
  expect(hasOnlyKnownPlaceholders(text)).toBe(expected);
});

const VALUES = {
  trackingNumber: '7K3M-9QX2-F4T8',
  title: 'Usul: pakai {{agency}} dan $& saja',
  receivedOn: '2 Maret 2026',
  agency: 'Dinas Kesehatan',
  dueOn: '27 Maret 2026',
};

it('fills each placeholder wherever it stands, and reads nothing of what it fills in', () => {
  expect(fillPlaceholders('{{ trackingNumber }}, {{trackingNumber}}: {{title}} — {{agency}}', VALUES)).toBe(
    '7K3M-9QX2-F4T8, 7K3M-9QX2-F4T8: Usul: pakai {{agency}} dan $& saja — Dinas Kesehatan',
  );
});

it('knows what a text leaves open', () => {
  expect(usesPlaceholder('Paling lambat {{ dueOn }}.', 'dueOn')).toBe(true);
  expect(usesPlaceholder('Paling lambat dueOn, {{agency}}.', 'dueOn')).toBe(false);
});

it.each([
  ['Asia/Jakarta', '16 Agustus 2026'],
  ['Asia/Jayapura', '17 Agustus 2026'],
])('writes the day of an instant in %s in Indonesian', (timeZone, expected) => {
  expect(longDate(new Date('2026-08-16T16:30:00Z'), timeZone)).toBe(expected);
});
