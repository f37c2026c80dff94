/** Marks a stream that goes on from a cursor of its events. */
export const RESUMABLE = '@resumable(argument: "after", cursor: "cursor")';

/** The argument `after` of such a stream. */
export const AFTER = {
  nullable: true,
  description: 'Go on after this cursor (lanjutkan setelah); without it from now on.',
};
