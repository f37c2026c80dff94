/** Microseconds of a clock that all processes of the machine share and that nobody sets. */
export function clockMicros(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
