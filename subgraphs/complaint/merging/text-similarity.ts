import { normalizeText } from '../../kit/normalize-text.js';

/** How people shorten words when they report by telephone. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  jl: 'jalan',
  jln: 'jalan',
  kec: 'kecamatan',
  kel: 'kelurahan',
  kab: 'kabupaten',
  ds: 'desa',
  dsn: 'dusun',
  dpn: 'depan',
  blkg: 'belakang',
  blkng: 'belakang',
  dkt: 'dekat',
  lmpu: 'lampu',
  sklh: 'sekolah',
  rmh: 'rumah',
  psr: 'pasar',
  jmbtn: 'jembatan',
  pju: 'penerangan jalan umum',
  rs: 'rumah sakit',
};

/** Words that are in every report: they say nothing of what it is about. */
const FILLERS = new Set(
  (
    'yang yg di ke dari dr dan dn atau ini itu ada adalah untuk utk dengan dgn pada sudah sdh belum blm tidak tdk tak gak ' +
    'nggak karena krn juga jg kami saya kita mohon tolong agar supaya segera sejak dalam oleh akan telah bapak ibu pak bu ' +
    'yth bisa dapat lagi saat ketika sangat sekali hingga sampai lalu tahun bulan minggu hari warga masyarakat laporan lapor'
  ).split(' '),
);

const SHORTEST_STEM = 4;
/** A report has said by then what it is about; the rest would only cost time. */
const COMPARED_CHARACTERS = 2_000;

/** A word without the commonest affixes; crude, and the same for both texts. */
function stemOf(word: string): string {
  const withoutEnd = word.replace(/(?:nya|lah|kah)$/, '').replace(/(?:kan|an)$/, '');
  const end = withoutEnd.length >= SHORTEST_STEM ? withoutEnd : word;
  const start = end.replace(/^(?:meng|mem|men|me|ber|ter|peng|pem|pen|di)/, '');
  return start.length >= SHORTEST_STEM ? start : end;
}

/** The groups of three letters that occur in what a text says, by which misspelt and inflected words still meet. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = normalizeText(text.slice(0, COMPARED_CHARACTERS))
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (LONG_FORMS[word] ?? word).split(' '))
    .filter((word) => word !== '' && !FILLERS.has(word));
  const shingles = new Set<string>();
  for (const word of words) {
    const padded = ` ${stemOf(word)} `;
    for (let start = 0; start + 3 <= padded.length; start++) shingles.add(padded.slice(start, start + 3));
  }
  return shingles;
}

/** How much two texts have in common, from 0 to 1 (Dice’s coefficient); 0 where one says nothing. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common++;
  return (2 * common) / (small.size + large.size);
}
