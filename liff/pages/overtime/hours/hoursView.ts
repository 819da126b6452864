// What the screens of hours say first, worked out of the view.
import type {
  LastEvening,
  SectionHours,
  UnitHours,
  WarnedPerson,
} from "../../../../worker/domain/overtime/viewsHours.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";

/** What a person has to look at, each with where on the page it stands. */
export interface Concern {
  href: string;
  tone: "bad" | "warn" | "plain";
  text: string;
  note: string | null;
}

/** The concerns of the page, the most serious first; none on a calm day. */
export function concernsOf(view: UnitHours): Concern[] {
  const { sections, warned, lastEvening, leaveBy } = view;
  const ended = (kind: string) => sections.filter(({ month }) => month?.end.kind === kind);
  const [out, soon] = [ended("ranOut"), ended("runsOut")];
  const waiting = sections.reduce((sum, section) => sum + section.waiting, 0);
  const withWaiting = sections.filter((section) => section.waiting > 0);
  const isOver = warned.some(({ hours }) => hours.level === "over");
  return [
    concern("#allotments", "bad", out.length, words.look.ranOut, names(out)),
    concern("#allotments", "warn", soon.length, words.look.runsOut, names(soon)),
    concern("#warned", isOver ? "bad" : "warn", warned.length, words.look.warned, people(warned)),
    concern(
      "#late",
      "warn",
      isOfNow(view) ? lateCount(lastEvening) : 0,
      (count) => words.look.late(count, words.clock(leaveBy)),
      undeclared(lastEvening),
    ),
    concern("#allotments", "plain", waiting, words.look.waiting, names(withWaiting)),
  ].filter((each) => each !== null);
}

/** The last evening is a matter of the month that is running; a month that is over is shown without it. */
export function isOfNow({ month, today }: Pick<UnitHours, "month" | "today">): boolean {
  return today.startsWith(month);
}

/** How a month or quarter of hours goes on, in a sentence. */
export function endWords(
  window: NonNullable<SectionHours["month"]>,
  of: "month" | "quarter",
): { text: string; isWarning: boolean } {
  const { end, days } = window;
  switch (end.kind) {
    case "ranOut":
      return { text: words.allotment.ranOut(end.day), isWarning: true };
    case "runsOut":
      return { text: words.allotment.runsOut(end.day), isWarning: true };
    case "tooEarly":
      return { text: words.allotment.tooEarly, isWarning: false };
    case "lasts":
      if (days.left === 0) return { text: words.allotment.lasted, isWarning: false };
      return {
        text: of === "month" ? words.allotment.lasts : words.allotment.lastsQuarter,
        isWarning: false,
      };
  }
}

/** The question about somebody's hours, by the limit that is nearest. */
export function questionOf({ hours }: WarnedPerson): string {
  const { nearest, level } = hours;
  if (!nearest || level === "calm") return "";
  const limit = words.limits[nearest.kind](nearest.months);
  if (level === "over") return words.warned.over(limit);
  return level === "onCourse" && nearest.passesOn
    ? words.warned.onCourse(limit, nearest.passesOn)
    : words.warned.near(limit);
}

function concern(
  href: string,
  tone: Concern["tone"],
  count: number,
  word: (count: number) => string,
  note: string | null,
): Concern | null {
  return count === 0 ? null : { href, tone, text: word(count), note };
}

const SHOWN_NAMES = 3;
function listed(all: readonly string[]): string {
  const shown = words.list(all.slice(0, SHOWN_NAMES));
  return all.length > SHOWN_NAMES ? `${shown} …` : shown;
}
function names(sections: readonly SectionHours[]): string {
  return listed(sections.map(({ unit }) => unit.name));
}
function people(warned: readonly WarnedPerson[]): string {
  return listed(warned.map(({ person }) => words.person(person.name, person.title)));
}
function lateCount({ stays }: LastEvening): number {
  return new Set(stays.map(({ person }) => person.staffId)).size;
}
function undeclared({ stays }: LastEvening): string | null {
  const count = lateCount({ from: "", to: "", stays: stays.filter(({ exception }) => exception === null) });
  return count === 0 ? null : words.look.undeclared(count);
}
