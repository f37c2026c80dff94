/** Why a day is off: a national holiday, joint leave of civil servants (cuti bersama), or a region's own holiday. */
export type HolidayKind = 'NATIONAL_HOLIDAY' | 'JOINT_LEAVE' | 'REGIONAL_HOLIDAY';

export interface HolidayEntry {
  /** `YYYY-MM-DD`. */
  date: string;
  /** In Indonesian, as the decree spells it; two holidays on one date share an entry. */
  name: string;
  kind: HolidayKind;
}

/** Every day off that one decree sets for one year. */
export interface CalendarYearEntry {
  year: number;
  /** The region whose own calendar it is; `''` for the national one. */
  region: string;
  /** The decree. */
  basis: string;
  holidays: HolidayEntry[];
}
