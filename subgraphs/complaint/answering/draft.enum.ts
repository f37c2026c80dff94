import { labelledEnum } from '../labelled-enum.js';

/** Where the draft of an answer stands. */
export const AnswerDraftState = labelledEnum(
  'AnswerDraftState',
  'Where the draft of an answer stands (status konsep tanggapan).',
  {
    DRAFT: { id: 'konsep', en: 'being written' },
    SUBMITTED: { id: 'menunggu tanda tangan', en: 'waiting for a signature' },
    RETURNED: { id: 'dikembalikan untuk diperbaiki', en: 'returned for changes' },
    SIGNED: { id: 'ditandatangani', en: 'signed' },
    SENT: { id: 'terkirim', en: 'sent to the reporter' },
    DISCARDED: { id: 'dibatalkan', en: 'discarded' },
    LAPSED: {
      id: 'gugur karena laporan berpindah atau berakhir',
      en: 'lapsed, as the complaint has moved on or ended',
    },
  },
);
export type AnswerDraftState = (typeof AnswerDraftState.names)[number];

/** What is done with the draft of an answer. */
export const AnswerDraftAction = labelledEnum(
  'AnswerDraftAction',
  'What is done with the draft of an answer (tindakan atas konsep tanggapan).',
  {
    SAVE: { id: 'disimpan', en: 'saved' },
    SUBMIT: { id: 'diajukan untuk ditandatangani', en: 'submitted for a signature' },
    SIGN: { id: 'ditandatangani', en: 'signed' },
    RETURN: { id: 'dikembalikan', en: 'returned' },
    SEND: { id: 'dikirim', en: 'sent' },
    DISCARD: { id: 'dibatalkan', en: 'discarded' },
    LAPSE: { id: 'gugur', en: 'lapsed' },
  },
);
export type AnswerDraftAction = (typeof AnswerDraftAction.names)[number];
