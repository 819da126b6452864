// What each person is owed at an instant, reckoned from the facts of the run by the rules as the city announces them:
// the newest rung whose day has come, to whoever has to answer, to who stands in, to who is told.
import { type CivilDate, tokyoDate, tokyoMinutes } from "../../worker/domain/civilDate.ts";
import { CITY } from "../support/city.ts";
import type { Evening, Facts } from "./facts.ts";
import { SECTIONS, type Section, staffBelow } from "./town.ts";

const DUE_ON = "2026-10-07";
const OPENS_ON = "2026-09-18";
/** boardAt of the city: 16:45. */
const BOARD_MINUTE = 16 * 60 + 45;
const POINTS: readonly { id: string; unitId: string }[] = [
  { id: CITY.points.first, unitId: CITY.units.root },
  { id: CITY.points.second, unitId: CITY.units.root },
  { id: CITY.points.civic, unitId: CITY.units.civic },
];

interface Rung {
  name: string;
  from: CivilDate;
  until: CivilDate;
  tell: "superior" | "director" | null;
}

/** Something to be said to somebody once. */
export interface Occasion {
  dutyKey: string;
  staffId: string;
  rung: string;
}

export function occasionKey({ dutyKey, staffId, rung }: Occasion): string {
  return `${dutyKey} ${staffId} ${rung}`;
}

/** Everything that is to be said on the day of an instant, said or not. */
export function owedAt(facts: Facts, now: number): Occasion[] {
  const today = tokyoDate(now);
  return [
    ...SECTIONS.flatMap((section) => reportsOwed(facts, section, today)),
    ...SECTIONS.flatMap((section) => callsOwed(facts, section, today)),
    ...readsOwed(facts, today),
    ...eveningsOwed(facts, today),
    ...boardsOwed(facts, now),
  ];
}

/** What is to be said beside the day's message, on the evening itself. */
export function boardsOwed(facts: Facts, now: number): Occasion[] {
  const today = tokyoDate(now);
  if (tokyoMinutes(now) < BOARD_MINUTE) return [];
  return SECTIONS.flatMap((section) => {
    const waiting = facts.evenings.filter(
      ({ unitId, orderedAt }) => unitId === section.unitId && orderedAt === null,
    );
    // Whoever stands in decides on others' applications, not on their own.
    const asked = askedOf(facts, section, today).filter((id) =>
      waiting.some(({ staffId }) => staffId !== id),
    );
    return asked.map((staffId) => ({ dutyKey: boardKey(section.unitId, today), staffId, rung: "board" }));
  });
}

/** Of each person the evenings nobody knows the end of: asked about on the first working morning after the newest. */
function eveningsOwed(facts: Facts, today: CivilDate): Occasion[] {
  const open = facts.evenings.filter(
    ({ day, orderedAt, confirmedAt }) => day < today && orderedAt !== null && confirmedAt === null,
  );
  return [...Map.groupBy(open, ({ staffId }) => staffId)].flatMap(([staffId, own]) => {
    const days = own.map(({ day }) => day).sort();
    const [oldest = ""] = days;
    const newest = days.at(-1) ?? "";
    const { from, until } = morningAfter(facts, newest);
    if (today < from || today > until || facts.absenceOn(staffId, today)) return [];
    return [{ dutyKey: `results:${staffId}:${oldest}`, staffId, rung: `morning:${newest}` }];
  });
}

function morningAfter({ days }: Facts, day: CivilDate): { from: CivilDate; until: CivilDate } {
  const from = days.plus(day, 1);
  return { from, until: days.plus(from, 1) };
}

function boardKey(unitId: string, day: CivilDate): string {
  return `orders:${unitId}:${day}`;
}

/** Whether the words of a rung are true on a day; of other duties than reports and readings that is not known here. */
export function isRungOn(facts: Facts, { dutyKey, staffId, rung }: Occasion, day: CivilDate): boolean {
  if (dutyKey.startsWith("orders:")) return dutyKey.endsWith(`:${day}`);
  if (rung.startsWith("morning:")) {
    const { from, until } = morningAfter(facts, rung.replace("morning:", ""));
    return from <= day && day <= until;
  }
  const isReport = dutyKey.startsWith("report:");
  if (rung.startsWith("asked:") || !(isReport || dutyKey.startsWith("read:"))) return true;
  if (rung.startsWith("called:")) {
    const calls = facts.calls.filter(
      (call) => rung === calledRung(call) && dutyKey === reportKey(call.unitId),
    );
    return calls.some(({ at }) => facts.days.hearingDay(staffId, at) === day);
  }
  const found = isReport ? rungs(facts).find(({ name }) => name === rung) : pointOf(facts, day)?.rung;
  return found !== undefined && found.name === rung && found.from <= day && day <= found.until;
}

/** Since when nothing is left to do about a duty for a person; null while there is. */
export function doneAt(facts: Facts, { dutyKey, staffId }: Occasion): number | null {
  const section = SECTIONS.find(({ unitId }) => dutyKey === reportKey(unitId));
  if (section) return facts.answeredAt(section);
  const [kind, subject = "", day] = dutyKey.split(":");
  if (kind === "orders") {
    const isOthers = (each: Evening) => each.unitId === subject && each.staffId !== staffId;
    return doneWhenAll(facts, isOthers, "orderedAt");
  }
  if (kind === "results") {
    return doneWhenAll(facts, (each) => each.staffId === subject && each.day === day, "confirmedAt");
  }
  return facts.readings.get(`${dutyKey.replace("read:", "")} ${staffId}`) ?? null;
}

function doneWhenAll(
  facts: Facts,
  which: (evening: Evening) => boolean,
  done: "orderedAt" | "confirmedAt",
): number | null {
  const times = facts.evenings.filter(which).map((evening) => evening[done]);
  return times.length > 0 && times.every((at) => at !== null) ? Math.max(...times) : null;
}

function reportsOwed(facts: Facts, section: Section, today: CivilDate): Occasion[] {
  const rung = rungs(facts).findLast(({ from }) => from <= today);
  if (!rung || today > rung.until || facts.answeredAt(section) !== null) return [];
  const asked = askedOf(facts, section, today);
  const told = rung.tell === null ? [] : toldOf(section, rung.tell);
  const people = new Set([...asked, ...told.filter((staffId) => !facts.absenceOn(staffId, today))]);
  return [...people].map((staffId) => ({ dutyKey: reportKey(section.unitId), staffId, rung: rung.name }));
}

/** The newest call of the section, to those whose place of work can hear it today. */
function callsOwed(facts: Facts, section: Section, today: CivilDate): Occasion[] {
  const call = facts.calls.findLast(({ unitId, isStored }) => isStored && unitId === section.unitId);
  if (!call || facts.answeredAt(section) !== null) return [];
  return askedOf(facts, section, today)
    .filter((staffId) => facts.days.hearingDay(staffId, call.at) === today)
    .map((staffId) => ({ dutyKey: reportKey(section.unitId), staffId, rung: calledRung(call) }));
}

function askedOf(facts: Facts, { chiefs, staff, superiors }: Section, today: CivilDate): string[] {
  const isThere = (staffId: string) => facts.absenceOn(staffId, today) === undefined;
  const assignees = chiefs.length > 0 ? chiefs : staff;
  const deputies = assignees.flatMap((staffId) => {
    const deputyId = facts.absenceOn(staffId, today)?.deputyId;
    return deputyId && staff.includes(deputyId) && isThere(deputyId) ? [deputyId] : [];
  });
  const asked = [...assignees.filter(isThere), ...deputies];
  if (asked.length > 0) return asked;
  return superiors
    .map(({ staffId }) => staffId)
    .filter(isThere)
    .slice(0, 1);
}

function toldOf({ superiors }: Section, tell: "superior" | "director"): string[] {
  const above = superiors.filter(({ role }) => tell === "superior" || role === "director");
  return above.filter(({ distance }) => distance === above[0]?.distance).map(({ staffId }) => staffId);
}

function readsOwed(facts: Facts, today: CivilDate): Occasion[] {
  const asked = pointOf(facts, today);
  if (!asked || today < asked.rung.from || today > asked.rung.until) return [];
  return staffBelow(asked.point.unitId)
    .filter((staffId) => !facts.readings.has(`${asked.point.id} ${staffId}`))
    .filter((staffId) => facts.absenceOn(staffId, today) === undefined)
    .map((staffId) => ({ dutyKey: `read:${asked.point.id}`, staffId, rung: asked.rung.name }));
}

function pointOf(facts: Facts, day: CivilDate) {
  const week = facts.days.pointWeek(day);
  const point = week && POINTS[week.index % POINTS.length];
  if (!week || !point) return null;
  const quarter = week.askedOn < "2026-10-01" ? 2 : 3;
  const rung: Rung = { name: `quarter${quarter}`, from: week.askedOn, until: week.dueOn, tell: null };
  return { point, rung };
}

function rungs({ days }: Facts): Rung[] {
  const [fifth, first] = [days.plus(DUE_ON, -5), days.plus(DUE_ON, -1)];
  const [second, fourth] = [days.plus(DUE_ON, 2), days.plus(DUE_ON, 4)];
  const beforeFourth = new Date(Date.parse(fourth) - 86_400_000).toISOString().slice(0, 10);
  return [
    { name: "opens", from: OPENS_ON, until: DUE_ON, tell: null },
    { name: "-5", from: fifth, until: DUE_ON, tell: null },
    { name: "-1", from: first, until: DUE_ON, tell: null },
    { name: "day", from: DUE_ON, until: DUE_ON, tell: null },
    { name: "+2", from: second, until: beforeFourth, tell: "superior" },
    { name: "+4", from: fourth, until: days.plus(fourth, 5), tell: "director" },
  ];
}

function calledRung({ at }: { at: number }): string {
  return `called:${tokyoDate(at)}`;
}

function reportKey(unitId: string): string {
  return `report:${CITY.round}:${unitId}`;
}
