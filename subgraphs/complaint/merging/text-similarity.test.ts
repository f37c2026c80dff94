import { shinglesOf, similarity } from './text-similarity.js';

const alike = (one: string, other: string) => similarity(shinglesOf(one), shinglesOf(other));

describe('the similarity of texts', () => {
  it('is 1 for the same words, in whatever order, case, accents and punctuation', () => {
    expect(alike('Jalan Raya Tambun BERLUBANG!', 'berlubang, jalan raya tambun')).toBe(1);
    expect(alike('Désa Tambun', 'desa tambun')).toBe(1);
  });

  it('is 1 where only short forms, affixes and filler words differ', () => {
    expect(alike('jln rmh sakit', 'jalan rumah sakit')).toBe(1);
    expect(alike('Lubangnya tolong diperbaiki segera pak', 'lubang yang belum perbaikan')).toBeGreaterThan(0.6);
  });

  it('survives a slip of the pen', () => {
    expect(alike('lampu jalan padam', 'lampu jalan pdam')).toBeGreaterThan(0.7);
  });

  it('is 0 where nothing is said, or nothing is common', () => {
    expect(alike('', '')).toBe(0);
    expect(alike('yang di dan', 'jalan rusak')).toBe(0);
    expect(alike('pungli', 'sampah')).toBe(0);
  });

  it('compares what a report begins with, however long it goes on', () => {
    const long = 'Jalan berlubang di depan pasar Tambun. '.repeat(60);
    expect(shinglesOf(long + 'kata yang lain sama sekali'.repeat(300)).size).toBe(shinglesOf(long).size);
  });
});
