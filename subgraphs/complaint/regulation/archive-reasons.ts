/** Codes of archive reasons that the life cycle itself uses; the others are data of a regulation alone. */
export const DUPLICATE = 'duplicate';
export const ORIGIN_UNCLEAR = 'origin-unclear';
export const WITHDRAWN = 'withdrawn';

/** Those that nobody chooses: they are given by merging, by withdrawing, and once the time for clearing up has passed. */
export const RESERVED_REASONS: readonly string[] = [DUPLICATE, WITHDRAWN, ORIGIN_UNCLEAR];
