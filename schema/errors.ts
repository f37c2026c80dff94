/** One language of the API's messages: `id` Bahasa Indonesia, `en` English. */
export type Language = 'en' | 'id';

/** The same message in every language of the API. */
export type Words = Readonly<Record<Language, string>>;

interface ErrorDefinition {
  /** What happened, in words that a client may show. */
  readonly meaning: Words;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** Who has to act before it can succeed. */
  readonly actor: 'client' | 'operator' | 'nobody';
}

/**
 * Every `extensions.code` that the hub answers with. A code is a contract: it is never renamed and never changes its
 * meaning. The README's table of errors is generated from here.
 */
export const ERRORS = {
  BAD_USER_INPUT: {
    meaning: { en: 'The input is not valid.', id: 'Masukan tidak valid.' },
    retryable: false,
    actor: 'client',
  },
  UNAUTHENTICATED: {
    meaning: {
      en: 'A valid access token is needed.',
      id: 'Diperlukan token akses yang sah.',
    },
    retryable: false,
    actor: 'client',
  },
  FORBIDDEN: {
    meaning: {
      en: 'Your role does not permit this.',
      id: 'Peran Anda tidak berwenang melakukan ini.',
    },
    retryable: false,
    actor: 'client',
  },
  NOT_FOUND: {
    meaning: {
      en: 'Nothing is found that you may see.',
      id: 'Tidak ditemukan data yang boleh Anda lihat.',
    },
    retryable: false,
    actor: 'client',
  },
  CONFLICT: {
    meaning: {
      en: 'It was changed meanwhile, or this key was used with other content.',
      id: 'Data telah berubah, atau kunci ini sudah dipakai dengan isi lain.',
    },
    retryable: false,
    actor: 'client',
  },
  TRANSITION_NOT_ALLOWED: {
    meaning: {
      en: 'The complaint is in a state that does not allow this action.',
      id: 'Status pengaduan tidak memungkinkan tindakan ini.',
    },
    retryable: false,
    actor: 'client',
  },
  SIGNATURE_REQUIRED: {
    meaning: {
      en: 'The agency sends answers only after its head has signed them.',
      id: 'Instansi ini hanya mengirim tanggapan yang sudah ditandatangani pimpinan.',
    },
    retryable: false,
    actor: 'client',
  },
  CURSOR_EXPIRED: {
    meaning: {
      en: 'The cursor is older than what the feed keeps; read the list and go on from its feedCursor.',
      id: 'Kursor sudah kedaluwarsa; baca daftar lalu lanjutkan dari feedCursor.',
    },
    retryable: false,
    actor: 'client',
  },
  RATE_LIMITED: {
    meaning: {
      en: 'Too many attempts; wait and try again.',
      id: 'Terlalu banyak percobaan; tunggu lalu coba lagi.',
    },
    retryable: true,
    actor: 'client',
  },
  PAYLOAD_TOO_LARGE: {
    meaning: {
      en: 'The request is larger than the limit.',
      id: 'Permintaan melebihi batas ukuran.',
    },
    retryable: false,
    actor: 'client',
  },
  OPERATION_TOO_COMPLEX: {
    meaning: {
      en: 'The operation is deeper or larger than the limit.',
      id: 'Operasi melebihi batas kedalaman atau ukuran.',
    },
    retryable: false,
    actor: 'client',
  },
  SUBGRAPH_UNAVAILABLE: {
    meaning: {
      en: 'A part of the hub does not answer; its fields are missing.',
      id: 'Salah satu layanan tidak menjawab; datanya tidak tersedia.',
    },
    retryable: true,
    actor: 'operator',
  },
  NOT_READY: {
    meaning: {
      en: 'This part of the hub is still loading what it needs.',
      id: 'Layanan ini masih memuat data yang diperlukan.',
    },
    retryable: true,
    actor: 'operator',
  },
  SHUTTING_DOWN: {
    meaning: {
      en: 'The server is shutting down; connect again.',
      id: 'Server sedang dimatikan; sambungkan kembali.',
    },
    retryable: true,
    actor: 'client',
  },
  INTERNAL_SERVER_ERROR: {
    meaning: {
      en: 'An unexpected error; quote its errorId to the operator.',
      id: 'Kesalahan tak terduga; sebutkan errorId kepada operator.',
    },
    retryable: false,
    actor: 'operator',
  },
  GRAPHQL_PARSE_FAILED: {
    meaning: {
      en: 'The document is not valid GraphQL syntax.',
      id: 'Sintaks dokumen GraphQL tidak valid.',
    },
    retryable: false,
    actor: 'client',
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: {
      en: 'The document does not fit the schema.',
      id: 'Dokumen tidak sesuai dengan skema.',
    },
    retryable: false,
    actor: 'client',
  },
  OPERATION_RESOLUTION_FAILURE: {
    meaning: {
      en: 'The document has no such operation, or several and none is named.',
      id: 'Dokumen tidak memuat operasi tersebut, atau memuat beberapa tanpa ada yang dipilih.',
    },
    retryable: false,
    actor: 'client',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;

/** One input that was refused: where it stands in the arguments (`input.text`, `input.attachments.0.url`) and why. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** `extensions` of every error that the hub answers with, in GraphQL errors and in bulk results alike. */
export interface ErrorExtensions {
  code: ErrorCode;
  retryable: boolean;
  fields?: FieldProblem[];
  /** With `CONFLICT`: the row's version now; of a calendar its revision. */
  currentVersion?: number | string;
  /** With `CURSOR_EXPIRED`: the query that shows what the events add up to. */
  query?: string;
  /** With `INTERNAL_SERVER_ERROR`: the id under which the operator's log has the cause. */
  errorId?: string;
}
