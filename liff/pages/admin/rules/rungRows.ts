// A ladder as it is edited: what is typed so far, readable or not.
import type { CitySettings, LadderRung } from "../../../../worker/domain/settings.ts";

/** The ladders in the order in which they are shown. */
export const LADDERS = [
  "report",
  "deadline",
  "read",
] as const satisfies readonly (keyof CitySettings["ladders"])[];
export type LadderName = keyof CitySettings["ladders"];

export const RUNG_KINDS = ["opens", "before", "day", "after"] as const;
export type RungKind = (typeof RUNG_KINDS)[number];

/** One rung in the form. `days` is as typed; `tell` empty for nobody. */
export interface RungRow {
  kind: RungKind;
  days: string;
  tell: "" | "superior" | "director";
}

/** A rung as the server judges it: `at` is null where no number was typed. */
export type RungDraft = { at: LadderRung["at"] | null; tell?: "superior" | "director" };

/** A stored rung as a row of the form. */
export function toRow({ at, tell }: LadderRung): RungRow {
  const row = { days: "", tell: tell ?? ("" as const) };
  if (at === "opens") return { ...row, kind: "opens" };
  if (at === 0) return { ...row, kind: "day" };
  return { ...row, kind: at < 0 ? "before" : "after", days: String(Math.abs(at)) };
}

/** A row as it is sent. Only after the due day somebody above can be told, so that elsewhere the choice is not shown. */
export function toDraft({ kind, days, tell }: RungRow): RungDraft {
  switch (kind) {
    case "opens":
      return { at: "opens" };
    case "day":
      return { at: 0 };
    case "before":
      return { at: days === "" ? null : -Number(days) };
    case "after":
      return { at: days === "" ? null : Number(days), ...(tell && { tell }) };
  }
}

/** Every ladder as rows. */
export function rowsOf({ report, read, deadline }: CitySettings["ladders"]): Record<LadderName, RungRow[]> {
  return { report: report.map(toRow), read: read.map(toRow), deadline: deadline.map(toRow) };
}

/** Every ladder as it is sent: all of them, for what is left out would have its default again. */
export function draftsOf({ report, read, deadline }: Record<LadderName, RungRow[]>) {
  return { report: report.map(toDraft), read: read.map(toDraft), deadline: deadline.map(toDraft) };
}

export function allRows(rows: Record<LadderName, RungRow[]>): RungRow[] {
  return Object.values(rows).flat();
}

/** Whether there may be rungs after the due day: the week's point has no sense after its week. */
export function isLateAllowed(ladder: LadderName): boolean {
  return ladder !== "read";
}

/** Whether a row says on which day it is: without a number it does not. */
export function isWhole(row: RungRow): boolean {
  return toDraft(row).at !== null;
}

/** The rows, the earliest first; those without a number stay last. */
export function inOrder(rows: readonly RungRow[]): RungRow[] {
  const placeOf = (row: RungRow) => {
    const { at } = toDraft(row);
    if (at === "opens") return Number.NEGATIVE_INFINITY;
    return at ?? Number.POSITIVE_INFINITY;
  };
  return rows
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ row }) => row);
}

/** A row to begin with: two working days after the last rung for reports, the due day for points. */
export function nextRow(rows: readonly RungRow[], isLateAllowed: boolean): RungRow {
  const hasDay = rows.some((row) => row.kind === "day");
  if (!hasDay) return { kind: "day", days: "", tell: "" };
  if (!isLateAllowed) return { kind: "before", days: "1", tell: "" };
  const latest = Math.max(0, ...rows.map((row) => (row.kind === "after" ? Number(row.days) : 0)));
  return { kind: "after", days: String(latest + 2), tell: "" };
}
