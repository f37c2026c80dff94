import { submitSchema } from './submit-schema.js';

const REPORT = {
  idempotencyKey: '0123456789',
  title: '🚧 Jalan rusak',
  text: 'Jalan berlubang di depan pasar.',
  classification: 'COMPLAINT',
  reporter: { name: 'Andi' },
  anonymous: false,
  secret: false,
};

const badPaths = (report: unknown) =>
  submitSchema.safeParse(report).error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('a report', () => {
  it('is taken in any script, emoji included, without blanks around it', () => {
    for (const title of ['🚧 Jalan rusak', 'ꦗꦭꦤ꧀ꦫꦸꦱꦏ꧀', 'الطريق مكسور', '道路が壊れている']) {
      expect(submitSchema.parse({ ...REPORT, title: ` ${title} ` }).title).toBe(title);
    }
  });

  it('must say something: invisible characters are no title, no text and no name', () => {
    const invisible = '\u200b\u200c\u2060'.repeat(10);
    expect(badPaths({ ...REPORT, title: invisible, text: invisible, reporter: { name: invisible } })).toEqual([
      ['title', 'Expected words.'],
      ['title', 'Too small: expected string to have >=5 characters'],
      ['text', 'Expected words.'],
      ['reporter.name', 'Expected words.'],
      ['reporter.name', 'Too small: expected string to have >=2 characters'],
    ]);
  });
});
