// A calendar that other programs subscribe to. All events are all-day: a duty has a day and no hour.
import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
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

/** The calendar as text/calendar (RFC 5545). */
export function toICalendar({ name, description, events, madeAt, refreshHours }: CalendarFeed): string {
  const calendar = ical({
    prodId: "//Shinchoku Dayori//Calendar//JA",
    scale: "GREGORIAN",
    method: ICalCalendarMethod.PUBLISH,
    name: oneLine(name),
    description: oneLine(description),
    ttl: refreshHours * 60 * 60,
    events: events.map((event) => ({
      id: oneLine(event.uid),
      stamp: new Date(madeAt),
      allDay: true,
      start: new Date(event.day),
      end: new Date(addDays(event.day, 1)),
      summary: shown(event.summary),
      description: event.description === "" ? null : shown(event.description),
      url: oneLine(event.url),
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
  });
  // The library ends the last line with nothing; RFC 5545 ends every line.
  return `${calendar.toString()}\r\n`;
}

/** Text without halves of characters, and without controls but line breaks: the library writes them as they come. */
function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, "");
}

/** What the library writes as it comes, ids and addresses among it: a line break would begin a line of its own. */
function oneLine(text: string): string {
  return shown(text).replaceAll("\n", "");
}
