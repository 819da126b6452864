import * as v from "valibot";
import { compact } from "../documents/wording/width.ts";
import { type Hours, hours } from "../domain/settings.ts";

const TIME = "(\\d{1,2})(?::(\\d{2})|時(?:(\\d{1,2})分)?)";
const SPAN = new RegExp(`^${TIME}(?:から|[〜~～ー－\\-–—―])${TIME}(?:まで)?$`, "u");

/** The hours that a cell says: 08:30〜12:00, 8:30-12:00, 8時30分から12時まで; null where it says none that exist. */
export function readHours(text: string): Hours | null {
  const match = SPAN.exec(compact(text));
  if (!match) return null;
  const [, fromHour, fromMinute, fromMinutes, toHour, toMinute, toMinutes] = match;
  const read = v.safeParse(hours, {
    from: timeOf(fromHour, fromMinute ?? fromMinutes),
    to: timeOf(toHour, toMinute ?? toMinutes),
  });
  return read.success ? read.output : null;
}

function timeOf(hour = "", minute = "0"): string {
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}
