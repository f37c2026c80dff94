import { registerEnumType } from 'type-graphql';
import type { Language } from '../../schema/errors.js';

/** How a post is held; the Indonesian abbreviations of acting officers are terms of law. */
export enum PostKind {
  DEFINITIVE = 'DEFINITIVE',
  PJ = 'PJ',
  PLT = 'PLT',
  PLH = 'PLH',
}

/** The holder who counts first when several hold the post of head at once. */
export const POST_KINDS_BY_PRECEDENCE = [PostKind.DEFINITIVE, PostKind.PJ, PostKind.PLT, PostKind.PLH] as const;

export const POST_KIND_LABELS: Readonly<Record<PostKind, Readonly<Record<Language, string>>>> = {
  DEFINITIVE: { id: 'Definitif', en: 'Definitive' },
  PJ: { id: 'Penjabat (Pj)', en: 'Acting head of a region (Pj)' },
  PLT: { id: 'Pelaksana tugas (Plt)', en: 'Acting, the post is vacant (Plt)' },
  PLH: { id: 'Pelaksana harian (Plh)', en: 'Acting, the holder is away (Plh)' },
};

registerEnumType(PostKind, {
  name: 'PostKind',
  description: 'How a post is held (status jabatan).',
  valuesConfig: {
    DEFINITIVE: { description: 'Appointed to the post (definitif).' },
    PJ: { description: 'Appointed to lead a region until it has an elected head (penjabat).' },
    PLT: { description: 'Acting while the post is vacant (pelaksana tugas).' },
    PLH: { description: 'Acting while the holder is away (pelaksana harian).' },
  },
});
