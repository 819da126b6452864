// お知らせ: all nudges of a person on a day, merged. What it says depends on the kinds and counts alone, never on the
// person or the unit, so that people share a batch.
import type { CivilDate } from "./civilDate.ts";
import type { DutyPoint, ReadDuty, ReportDuty } from "./duty.ts";
import type { Quarter } from "./fiscalYear.ts";
import type { Nudge } from "./ladder.ts";

/** The goals of all units a person answers for in one round. */
export interface ReportItem {
  kind: "report";
  roundId: string;
  quarter: Quarter;
  dueOn: CivilDate;
  isDueToday: boolean;
  total: number;
  answered: number;
}

/** The week's point. */
export interface ReadItem {
  kind: "read";
  point: DutyPoint;
}

export type DigestItem = ReportItem | ReadItem;

export interface Digest {
  /** The same for everybody who gets the same words. */
  key: string;
  staffId: string;
  items: DigestItem[];
  nudges: Nudge[];
}

/** One digest for each person who is nudged, in the order of staff ids. */
export function digestsOf(nudges: readonly Nudge[], today: CivilDate): Digest[] {
  return [...Map.groupBy(nudges, (nudge) => nudge.staffId)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([staffId, own]) => {
      const items = itemsOf(own, today);
      return { key: items.map(itemKey).join("+"), staffId, items, nudges: own };
    });
}

/** Reports first, the nearest due day first; then points. */
function itemsOf(nudges: readonly Nudge[], today: CivilDate): DigestItem[] {
  const duties = nudges.map((nudge) => nudge.duty);
  const byRound = Map.groupBy(
    duties.filter((duty): duty is ReportDuty => duty.kind === "report"),
    (duty) => duty.round.id,
  );
  const reports = [...byRound.values()].map((own) => reportItem(own, today));
  const points = duties.filter((duty): duty is ReadDuty => duty.kind === "read");
  return [
    ...reports.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    ...points.map((duty): ReadItem => ({ kind: "read", point: duty.point })),
  ];
}

function reportItem(duties: readonly ReportDuty[], today: CivilDate): ReportItem {
  const [first] = duties as readonly [ReportDuty, ...ReportDuty[]];
  const { round, dueOn } = first;
  return {
    kind: "report",
    roundId: round.id,
    quarter: round.quarter,
    dueOn,
    isDueToday: dueOn === today,
    total: duties.reduce((sum, duty) => sum + duty.total, 0),
    answered: duties.reduce((sum, duty) => sum + duty.answered, 0),
  };
}

function itemKey(item: DigestItem): string {
  switch (item.kind) {
    case "report":
      return `report:${item.roundId}:${item.isDueToday ? "day:" : ""}${item.answered}/${item.total}`;
    case "read":
      return `read:${item.point.id}`;
  }
}
