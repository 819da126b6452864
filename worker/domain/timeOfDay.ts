/** Minutes after 00:00 of a time of the settings: 08:30 → 510. */
export function minutesOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
