import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, toICalendar } from "../../worker/documents/calendar.ts";
import { addDays } from "../../worker/domain/civilDate.ts";

// A reading of RFC 5545 that shares nothing with the writer: content lines by octets, unfolded and unescaped as 3.1 and
// 3.3.11 say.

interface Line {
  name: string;
  parameters: string;
  value: string;
}

function readLines(text: string): Line[] {
  const octets = Buffer.from(text, "utf8");
  expect(octets.toString("utf8")).toBe(text);
  expect(text.endsWith("\r\n")).toBe(true);
  const physical = text.slice(0, -2).split("\r\n");
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
    // A fold between the octets of a character would leave half of one.
    expect(Buffer.from(line).toString("utf8")).not.toContain("\ufffd");
  }
  const logical = text
    .replace(/\r\n[ \t]/g, "")
    .slice(0, -2)
    .split("\r\n");
  return logical.map((line) => {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/su.exec(line);
    if (!match) throw new Error(`not a content line: ${JSON.stringify(line)}`);
    return { name: match[1] ?? "", parameters: match[2] ?? "", value: match[3] ?? "" };
  });
}

function readText(value: string): string {
  let text = "";
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? "";
    if (character !== "\\") {
      expect(";,").not.toContain(character);
      text += character;
      continue;
    }
    at += 1;
    const escaped = value[at] ?? "";
    expect(["\\", ";", ",", "n", "N"]).toContain(escaped);
    text += escaped.toLowerCase() === "n" ? "\n" : escaped;
  }
  return text;
}

function readEvents(lines: readonly Line[]): Map<string, Line>[] {
  const events: Map<string, Line>[] = [];
  let open: Map<string, Line> | null = null;
  for (const line of lines) {
    if (line.name === "BEGIN" && line.value === "VEVENT") {
      expect(open).toBeNull();
      open = new Map();
    } else if (line.name === "END" && line.value === "VEVENT") {
      if (open) events.push(open);
      open = null;
    } else if (open) {
      expect(open.has(line.name), `${line.name} twice`).toBe(false);
      open.set(line.name, line);
    }
  }
  expect(open).toBeNull();
  return events;
}

const event = (own: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "deadline-1-unit@shinchoku-dayori",
  day: "2026-10-30",
  summary: "期限 予算要求の調書",
  description: "市民課\n調書を置き、場所を入れてください。",
  url: "https://liff.line.me/2000000002-Wakaba01/deadlines/1",
  ...own,
});
const write = (events: readonly CalendarEvent[]) =>
  toICalendar({
    name: "進捗だより",
    description: "やることと期限",
    events,
    madeAt: Date.UTC(2026, 9, 5, 1, 2, 3, 456),
    refreshHours: 4,
  });

describe("a calendar", () => {
  test("says what RFC 5545 asks of a stream, once each, in its envelope", () => {
    const lines = readLines(write([event(), event({ uid: "other" })]));
    expect([lines[0], lines.at(-1)]).toMatchObject([
      { name: "BEGIN", value: "VCALENDAR" },
      { name: "END", value: "VCALENDAR" },
    ]);
    const head = lines.slice(
      0,
      lines.findIndex(({ value }) => value === "VEVENT"),
    );
    const valuesOf = (name: string) => head.filter((line) => line.name === name).map(({ value }) => value);
    expect(valuesOf("VERSION")).toEqual(["2.0"]);
    expect(valuesOf("PRODID")).toHaveLength(1);
    expect(valuesOf("METHOD")).toEqual(["PUBLISH"]);
    expect(head.find(({ name }) => name === "REFRESH-INTERVAL")).toMatchObject({
      parameters: ";VALUE=DURATION",
      value: "PT4H",
    });
    expect(readEvents(lines)).toHaveLength(2);
  });

  test("has a day from its beginning to the next, stamped in UTC, with an id that stays", () => {
    const [read] = readEvents(readLines(write([event({ day: "2026-12-31" })])));
    expect(read?.get("DTSTART")).toMatchObject({ parameters: ";VALUE=DATE", value: "20261231" });
    expect(read?.get("DTEND")).toMatchObject({ parameters: ";VALUE=DATE", value: "20270101" });
    expect(read?.get("DTSTAMP")).toMatchObject({ parameters: "", value: "20261005T010203Z" });
    expect(read?.get("UID")?.value).toBe(event().uid);
    expect(read?.get("URL")?.value).toBe(event().url);
  });

  test("gives every text back as it was, whatever is in it, on lines of 75 octets", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom("あ", "𠮷", "👩‍💻", "\\", ";", ",", "\n", "n", ":", '"', " ", "a"),
        maxLength: 300,
      }),
    );
    const day = fc.integer({ min: 0, max: 5_000 }).map((n) => addDays("2024-01-01", n));
    fc.assert(
      fc.property(fc.array(fc.record({ summary: text, description: text, day }), { maxLength: 4 }), (all) => {
        const events = all.map((own, index) => event({ ...own, uid: `uid-${index}` }));
        const read = readEvents(readLines(write(events)));
        expect(read.map((each) => each.get("UID")?.value)).toEqual(events.map(({ uid }) => uid));
        for (const [index, each] of read.entries()) {
          const { summary = "", description = "" } = events[index] ?? {};
          expect(readText(each.get("SUMMARY")?.value ?? "")).toBe(withoutControls(summary));
          expect(readText(each.get("DESCRIPTION")?.value ?? "")).toBe(withoutControls(description));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("has no line of its own from an id or an address, whatever is in them", () => {
    const rough = fc.oneof(
      fc.string({ unit: "binary", maxLength: 100 }),
      fc.string({
        unit: fc.constantFrom("\r", "\n", "\r\n", "\u2028", "URL:", "END:VEVENT", ";", "a"),
        maxLength: 20,
      }),
    );
    const names = readEvents(readLines(write([event()]))).map((each) => [...each.keys()]);
    fc.assert(
      fc.property(rough, rough, (uid, url) => {
        const read = readEvents(
          readLines(write([event({ uid: `x${uid}`, url: `https://x.example/${url}` })])),
        );
        expect(read.map((each) => [...each.keys()])).toEqual(names);
      }),
      { numRuns: 300 },
    );
  });

  test("is one without events too", () => expect(readEvents(readLines(write([])))).toEqual([]));
});

/** What a text may hold: no controls but line breaks, no halves of characters. */
function withoutControls(text: string): string {
  const isControl = (code: number) => code < 0x20 || (code >= 0x7f && code < 0xa0);
  return [...text.toWellFormed().replace(/\r\n|\r/g, "\n")]
    .filter((character) => character === "\n" || !isControl(character.codePointAt(0) ?? 0))
    .join("");
}
