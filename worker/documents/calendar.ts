// A calendar that other programs subscribe to, as RFC 5545 wants it written (with RFC 7986 for name and refreshing).
// All events are all-day: a duty has a day and no hour.
import { addDays, type CivilDate } from "../domain/civilDate.ts";

/** A day in a calendar. */
export interface CalendarEvent {
  /** Stays the same for as long as it is the same thing. */
  uid: string;
  day: CivilDate;
  summary: string;
  description: string;
  /** Where it can be seen to. */
  url: string;
}

export interface CalendarFeed {
  name: string;
  description: string;
  events: readonly CalendarEvent[];
  /** When this was made, UTC ms. */
  madeAt: number;
  /** How often a program should ask again, in hours. */
  refreshHours: number;
}

/** A content line has 75 octets at most, without its line break (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const LINE_BREAK = "\r\n";
const PRODUCT = "-//Shinchoku Dayori//Calendar//JA";

/** The calendar as text/calendar. */
export function toICalendar({ name, description, events, madeAt, refreshHours }: CalendarFeed): string {
  const stamp = utcStamp(madeAt);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    // What programs older than RFC 7986 read.
    `X-WR-CALNAME:${escaped(name)}`,
    `DESCRIPTION:${escaped(description)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(event.day)}`,
      `DTEND;VALUE=DATE:${basic(addDays(event.day, 1))}`,
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description === "" ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
      `URL:${event.url}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => folded(line) + LINE_BREAK).join("");
}

/** A text value (RFC 5545, 3.3.11): separators escaped, line breaks as `\n`, other control characters left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** A line in parts of 75 octets at most, each after the first begun with a space; no character is cut. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      text += `${LINE_BREAK} `;
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function basic(day: CivilDate): string {
  return day.replaceAll("-", "");
}

function utcStamp(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, "");
}
