import { chooseLanguage } from './accept-language.js';

describe('the language of a request', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['id', 'id'],
    ['in-ID', 'id'],
    ['ID-id,id;q=0.9,en-US;q=0.8,en;q=0.7', 'id'],
    ['en;q=0.5, id;q=0.6', 'id'],
    ['id;q=0, en;q=0.1', 'en'],
    ['fr, de', 'en'],
    ['fr, id;q=0.2', 'id'],
    ['id;q=high', 'en'],
  ])('is chosen from %j', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});
