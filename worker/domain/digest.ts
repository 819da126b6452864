// お知らせ: all nudges of a person at one time, merged. What it says depends on the kinds and counts alone, never on the
// person or the unit, so that people share a batch.
import { addDays, type CivilDate, dayOfWeek } from "./civilDate.ts";
import type { DeadlineDuty, DutyPoint, OvertimeDuty, ReadDuty, ReportDuty, TroubleDuty } from "./duty.ts";
import type { Quarter } from "./fiscalYear.ts";
import type { Nudge } from "./ladder.ts";
import type { Occasion } from "./occasion.ts";
import { firstClassOf, type QuotaClass } from "./quota.ts";
import { NO_END } from "./rungs.ts";

/** The goals of all units a person answers for in one round. */
export interface ReportItem {
  kind: "report";
  roundId: string;
  quarter: Quarter;
  dueOn: CivilDate;
  when: "open" | "today" | "late";
  total: number;
  answered: number;
  /** Asked in the place of somebody absent. */
  isStandIn: boolean;
}

/** Units below that have not answered, for whoever leads them. */
export interface SilentItem {
  kind: "silent";
  roundId: string;
  quarter: Quarter;
  dueOn: CivilDate;
  units: number;
}

/** The week's point. */
export interface ReadItem {
  kind: "read";
  point: DutyPoint;
}

/** New reports to look at, of all units a person is asked about. Rides along. */
export interface ReviewItem {
  kind: "review";
  reports: number;
}

/** Questions of superiors to answer. Rides along. */
export interface QuestionItem {
  kind: "question";
  questions: number;
}

/** What could not be delivered, in batches; whether the quota does not reach; 連携コード that wrong tries ended. */
export interface TroubleItem {
  kind: "trouble";
  failed: number;
  uncertain: number;
  isQuotaShort: boolean;
  burnt: number;
}

/** What is said of overtime: the matter, and for hours near a limit whose they are. */
export const OVERTIME_TOPICS = [
  "orders",
  "results",
  "transfers",
  "ownHours",
  "sectionHours",
  "departmentHours",
  "late",
] as const;
export type OvertimeTopic = (typeof OVERTIME_TOPICS)[number];

/** Hours of others are said without a number: in a section of two it would be a name. */
const IS_COUNTED: Record<OvertimeTopic, boolean> = {
  orders: true,
  results: true,
  transfers: true,
  ownHours: true,
  sectionHours: false,
  departmentHours: false,
  late: false,
};

/** Whether a digest says anything of overtime, by its key. */
export function isAboutOvertime(digestKey: string): boolean {
  return digestKey.split("+").some((key) => key.startsWith("overtime:"));
}

/** Something about overtime, in a number of orders, evenings or people. */
export interface OvertimeItem {
  kind: "overtime";
  topic: OvertimeTopic;
  count: number;
  /** The day on which it is said: an answer from the talk is about the evenings before it. */
  day: CivilDate;
}

/** Deadlines of one day; `isTold`: they are others', who have not handed in. */
export interface DeadlineItem {
  kind: "deadline";
  dueOn: CivilDate;
  when: "open" | "today" | "late";
  count: number;
  isTold: boolean;
}

export type DigestItem =
  | ReportItem
  | SilentItem
  | ReadItem
  | ReviewItem
  | QuestionItem
  | TroubleItem
  | OvertimeItem
  | DeadlineItem;

/** What a duty about overtime is to a person. */
export function topicOf({ matter, about, isAbove }: OvertimeDuty, staffId: string): OvertimeTopic {
  if (matter !== "warnings") return matter;
  if (about === staffId) return "ownHours";
  return isAbove ? "departmentHours" : "sectionHours";
}

export interface Digest {
  /** The same for everybody who gets the same words. */
  key: string;
  staffId: string;
  occasion: Occasion;
  quotaClass: QuotaClass;
  items: DigestItem[];
  nudges: readonly Nudge[];
}

/** One digest for each person who is nudged, in the order of staff ids. */
export function digestsOf(nudges: readonly Nudge[], today: CivilDate): Digest[] {
  return [...Map.groupBy(nudges, (nudge) => nudge.staffId)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([staffId, own]) => {
      const items = itemsOf(own, today);
      return {
        key: items.map(itemKey).join("+"),
        staffId,
        occasion: occasionOf(own),
        quotaClass: firstClassOf(own.map((nudge) => nudge.quotaClass)),
        items,
        nudges: own,
      };
    });
}

/** The last day on which the words are true: today's deadline on its day, the week's point in its week, … */
export function lastDayOf(items: readonly DigestItem[], today: CivilDate): CivilDate {
  const days = items.map((item) => lastDayOfItem(item, today));
  return days.reduce((first, day) => (day < first ? day : first), days[0] ?? today);
}

function lastDayOfItem(item: DigestItem, today: CivilDate): CivilDate {
  switch (item.kind) {
    case "report":
    case "deadline":
      return item.when === "open" ? item.dueOn : today;
    case "read":
      return addDays(today, (7 - dayOfWeek(today)) % 7);
    case "review":
    case "question":
      // What rides along does not shorten the life of what carries it.
      return NO_END;
    case "silent":
    case "trouble":
    case "overtime":
      return today;
  }
}

/** Where the day's message is part of it, it is the day's message; what is urgent or was asked for rides along. */
function occasionOf(nudges: readonly Nudge[]): Occasion {
  for (const occasion of ["daily", "urgent"] as const) {
    if (nudges.some((nudge) => !nudge.ridesAlong && nudge.occasion === occasion)) return occasion;
  }
  return "asked";
}

/** Troubles first; then overtime; deadlines and reports, the nearest due day first; the silent; what rides along; points. */
function itemsOf(nudges: readonly Nudge[], today: CivilDate): DigestItem[] {
  const troubles: TroubleDuty[] = [];
  const points: ReadDuty[] = [];
  const asked: Nudge[] = [];
  const told: ReportDuty[] = [];
  const overtime: Nudge[] = [];
  const deadlines: Nudge[] = [];
  let questions = 0;
  let unreviewed = 0;
  for (const nudge of nudges) {
    const { duty } = nudge;
    if (duty.kind === "trouble") troubles.push(duty);
    else if (duty.kind === "read") points.push(duty);
    else if (duty.kind === "question") questions += duty.questions;
    else if (duty.kind === "review") unreviewed += duty.reports;
    else if (duty.kind === "overtime") overtime.push(nudge);
    else if (duty.kind === "deadline") deadlines.push(nudge);
    else if (nudge.as === "superior") told.push(duty);
    else asked.push(nudge);
  }
  const reports = [
    ...Map.groupBy(asked, ({ duty, as }) => `${as} ${(duty as ReportDuty).round.id}`).values(),
  ];
  return [
    ...(troubles.length > 0 ? [troubleItem(troubles)] : []),
    ...overtimeItems(overtime, today),
    ...deadlineItems(deadlines, today),
    ...reports.map((own) => reportItem(own, today)).sort(byDueDay),
    ...[...Map.groupBy(told, (duty) => duty.round.id).values()].map(silentItem).sort(byDueDay),
    ...(questions > 0 ? [{ kind: "question", questions } as const] : []),
    ...(unreviewed > 0 ? [{ kind: "review", reports: unreviewed } as const] : []),
    ...points.map((duty): ReadItem => ({ kind: "read", point: duty.point })),
  ];
}

function reportItem(nudges: readonly Nudge[], today: CivilDate): ReportItem {
  const [first] = nudges as readonly [Nudge, ...Nudge[]];
  const duties = nudges.map((nudge) => nudge.duty as ReportDuty);
  const { round, dueOn } = first.duty as ReportDuty;
  return {
    kind: "report",
    roundId: round.id,
    quarter: round.quarter,
    dueOn,
    when: whenOf(dueOn, today),
    total: duties.reduce((sum, duty) => sum + duty.total, 0),
    answered: duties.reduce((sum, duty) => sum + duty.answered, 0),
    isStandIn: first.as === "standIn",
  };
}

function whenOf(dueOn: CivilDate, today: CivilDate): ReportItem["when"] {
  return dueOn > today ? "open" : dueOn === today ? "today" : "late";
}

/** One for each topic: how many orders, evenings or people it is about. */
function overtimeItems(nudges: readonly Nudge[], today: CivilDate): OvertimeItem[] {
  const byTopic = Map.groupBy(nudges, ({ duty, staffId }) => topicOf(duty as OvertimeDuty, staffId));
  return OVERTIME_TOPICS.flatMap((topic) => {
    const own = byTopic.get(topic) ?? [];
    const count = own.reduce((sum, { duty }) => sum + (duty as OvertimeDuty).count, 0);
    return count > 0 ? [{ kind: "overtime", topic, count, day: today } as const] : [];
  });
}

/** One for each due day: how many are the person's own, and how many units below have not handed in. */
function deadlineItems(nudges: readonly Nudge[], today: CivilDate): DeadlineItem[] {
  const groups = Map.groupBy(nudges, ({ duty, as }) => `${as === "superior"} ${duty.dueOn}`);
  return [...groups.values()]
    .map((group): DeadlineItem => {
      const [first] = group as [Nudge, ...Nudge[]];
      const { dueOn } = first.duty;
      const isTold = first.as === "superior";
      const of = group.map(({ duty }) => (duty as DeadlineDuty)[isTold ? "key" : "deadlineId"]);
      return { kind: "deadline", dueOn, when: whenOf(dueOn, today), count: new Set(of).size, isTold };
    })
    .sort((a, b) => Number(a.isTold) - Number(b.isTold) || byDueDay(a, b));
}

function silentItem(duties: readonly ReportDuty[]): SilentItem {
  const [first] = duties as readonly [ReportDuty, ...ReportDuty[]];
  const { round, dueOn } = first;
  return { kind: "silent", roundId: round.id, quarter: round.quarter, dueOn, units: duties.length };
}

function troubleItem(duties: readonly TroubleDuty[]): TroubleItem {
  const item: TroubleItem = { kind: "trouble", failed: 0, uncertain: 0, isQuotaShort: false, burnt: 0 };
  for (const { trouble } of duties) {
    switch (trouble.kind) {
      case "batches":
        item.failed += trouble.failed;
        item.uncertain += trouble.uncertain;
        break;
      case "quota":
        item.isQuotaShort = true;
        break;
      case "invites":
        item.burnt += trouble.burnt;
        break;
    }
  }
  return item;
}

function byDueDay(a: { dueOn: CivilDate }, b: { dueOn: CivilDate }): number {
  return a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0;
}

function itemKey(item: DigestItem): string {
  switch (item.kind) {
    case "report": {
      const { roundId, when, isStandIn, answered, total } = item;
      return `${isStandIn ? "standIn" : "report"}:${roundId}:${when}:${answered}/${total}`;
    }
    case "silent":
      return `silent:${item.roundId}:${item.units}`;
    case "read":
      return `read:${item.point.id}`;
    case "review":
      return `review:${item.reports}`;
    case "question":
      return `question:${item.questions}`;
    case "trouble":
      return `trouble:${item.failed}:${item.uncertain}:${item.isQuotaShort ? "quota" : ""}:${item.burnt}`;
    case "overtime":
      return `overtime:${item.topic}${IS_COUNTED[item.topic] ? `:${item.count}` : ""}`;
    case "deadline":
      return `deadline:${item.isTold ? "told" : "own"}:${item.dueOn}:${item.count}`;
  }
}
