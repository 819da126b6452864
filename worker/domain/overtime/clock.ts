// Times of day and lengths of time as people of an office write them. A time is minutes after the 00:00 with which the
// order's day begins, so that 25:00 (1500) is one o'clock of the night that follows. A length is whole minutes.

const HOUR = 60;
/** Midnight at the end of the day. */
export const MIDNIGHT_MINUTES = 24 * HOUR;
/** 29:59, one minute before six in the morning: the last minute that still belongs to the day before. */
export const LATEST_MINUTES = 30 * HOUR - 1;

/** `unclear` for anything that does not name one minute, 午後12時 among them: some mean noon, some midnight. */
export type ClockRead = { kind: "clock"; minutes: number } | { kind: "unclear" };

const CLOCK =
  /^(翌日?)?(午前|午後)?(?:(\d{1,2}):(\d{2})|(\d{1,2})時(?:(半)|(\d{1,2})分?)?|(\d{1,2})(\d{2}))$/;

/**
 * Reads a time: 20:00, ２０：００, 20時半, 8時15分, 午後8時, 2030, 25:00, 翌1:00.
 * @returns `unclear` past 29:59, and for a number alone (20), which may as well be a length
 */
export function readClock(text: string): ClockRead {
  const found = CLOCK.exec(flat(text));
  if (!found) return { kind: "unclear" };
  const [, nextDay, half, hour, minute, hourOfWords, halfPast, minuteOfWords, hourOfFour, minuteOfFour] =
    found;
  const hours = hourOfDay(Number(hour ?? hourOfWords ?? hourOfFour), {
    half,
    isNextDay: nextDay !== undefined,
  });
  const past = halfPast ? HOUR / 2 : Number(minute ?? minuteOfWords ?? minuteOfFour ?? 0);
  if (hours === null || past >= HOUR) return { kind: "unclear" };
  const minutes = hours * HOUR + past;
  return minutes > LATEST_MINUTES ? { kind: "unclear" } : { kind: "clock", minutes };
}

/** 1200 → 20:00; 1500 → 翌1:00. */
export function formatClock(minutes: number): string {
  return minutes < MIDNIGHT_MINUTES ? formatHours(minutes) : `翌${formatHours(minutes - MIDNIGHT_MINUTES)}`;
}

/** A length in hours and minutes: 2490 → 41:30; -90 → -1:30. */
export function formatHours(minutes: number): string {
  const length = Math.abs(minutes);
  const rest = String(length % HOUR).padStart(2, "0");
  return `${minutes < 0 ? "-" : ""}${Math.floor(length / HOUR)}:${rest}`;
}

const LENGTH =
  /^(?:(\d{1,6}):([0-5]\d)|(\d{1,6}(?:\.\d{1,20})?)(?:時間|h)?|(\d{1,6})時間(?:(半)|([0-5]?\d)分)|(\d{1,6})分)$/;
const MINUS = /^[-−‐–▲△]/;
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;

/**
 * Reads a length: 45, 45:30, 45.5, 45時間30分, 1,200時間, 90分. A number alone is hours; parts of an hour count to the
 * nearest minute.
 * @returns minutes; `"negative"` for a length below zero, null for what is no length
 */
export function readHours(text: string): number | "negative" | null {
  const written = flat(text).replace(THOUSANDS, "");
  const found = LENGTH.exec(written.replace(MINUS, ""));
  if (!found) return null;
  const [, hours, minutes, decimal, hoursOfWords, half, minutesOfWords, minutesAlone] = found;
  const past = half ? HOUR / 2 : Number(minutes ?? minutesOfWords ?? minutesAlone ?? 0);
  const length = Math.round(Number(hours ?? hoursOfWords ?? decimal ?? 0) * HOUR) + past;
  return MINUS.test(written) && length > 0 ? "negative" : length;
}

function hourOfDay(
  hour: number,
  { half, isNextDay }: { half: string | undefined; isNextDay: boolean },
): number | null {
  if (half !== undefined && hour >= 12) return null;
  return hour + (half === "午後" ? 12 : 0) + (isNextDay ? 24 : 0);
}

// NFKC is safe here: the text is one time or length, with nothing in it that it would turn into another number but
// circled digits, which nobody types for a time.
function flat(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}
