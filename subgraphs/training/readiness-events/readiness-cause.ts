/** What changed how ready an agency is. */
export enum ReadinessCause {
  AGENCY = 'AGENCY',
  POST = 'POST',
  LETTER = 'LETTER',
  COMMITMENT = 'COMMITMENT',
  ATTENDANCE = 'ATTENDANCE',
  DAY = 'DAY',
}
