import { plainCell, writeCsv } from './csv.js';

it('writes a header and a line for each row, with quotes where they are needed', () => {
  const rows = [
    { code: '32', name: 'Dinas "A", Kota' },
    { code: '33', name: null },
  ];
  expect(writeCsv(['code', 'name'], rows)).toBe('code,name\n32,"Dinas ""A"", Kota"\n33,\n');
});

it.each(['=1+1', '+62', '-1', '@SUM(A1)', '\tx', "'=1", "''=1"])('keeps a spreadsheet from calculating %j', (value) => {
  const [, cell] = writeCsv(['cell'], [{ cell: value }]).split('\n');
  expect(cell?.replace(/^"|"$/g, '')).toBe(`'${value}`);
  expect(plainCell(`'${value}`)).toBe(value);
});

it.each(['Dinas', "'Aisyiyah", '1-2', ''])('leaves %j as it is', (value) => {
  expect(writeCsv(['cell'], [{ cell: value }]).split('\n')[1]).toBe(value);
  expect(plainCell(value)).toBe(value);
});
