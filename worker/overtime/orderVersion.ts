import type { SQL } from "drizzle-orm";
import { auditLog, overtimeOrders } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Span } from "../domain/overtime/order.ts";
import type { Purpose } from "../domain/overtime/orderWish.ts";
import type { OrderOrigin, OrderState } from "../domain/overtime/states.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import type { OrderRow } from "./orderRows.ts";

export type OrderChannel = "liff" | "chat";

/** One version to be added. */
export interface NewVersion {
  orderId: string;
  version: number;
  staffId: string;
  unitId: string;
  span: Span;
  task: string;
  purpose: Purpose | null;
  /** The goal's own number and title, for the answer. */
  goal: { number: number; title: string } | null;
  state: OrderState;
  origin: OrderOrigin;
  isLate: boolean;
  isAfterwards: boolean;
  isRestDay: boolean;
  word: string;
}

/** The act that adds it. */
export interface OrderAct {
  author: { id: string; name: string; title: string };
  submissionKey: string;
  channel: OrderChannel;
}

/** Who writes: with the title of the post that leads at or nearest above the unit, else of the main one. */
export function authorFor({ staff, posts }: Caller, lineage: readonly string[]): OrderAct["author"] {
  const [leading] = posts
    .filter(({ unitId, role }) => (role === "chief" || role === "director") && lineage.includes(unitId))
    .toSorted((a, b) => lineage.indexOf(a.unitId) - lineage.indexOf(b.unitId));
  return { id: staff.id, name: staff.name, title: (leading ?? posts[0])?.title ?? "" };
}

/**
 * The statements that add a version and its audit entry, for one batch.
 * @param onlyIf what must still hold when they run; otherwise the whole batch is refused
 */
export function versionStatements(context: Context, version: NewVersion, act: OrderAct, onlyIf: SQL) {
  const { db, now, newId } = context;
  const { span, purpose } = version;
  const { author, submissionKey, channel } = act;
  return [
    db.insert(overtimeOrders).values({
      id: newId(),
      orderId: version.orderId,
      version: version.version,
      staffId: version.staffId,
      unitId: version.unitId,
      day: span.day,
      fromMinutes: span.from,
      untilMinutes: span.until,
      breakMinutes: span.breakMinutes,
      task: version.task,
      goalId: purpose?.kind === "goal" ? purpose.goalId : null,
      reason: purpose?.kind === "reason" ? purpose.key : null,
      state: version.state,
      origin: version.origin,
      isLate: version.isLate,
      isAfterwards: version.isAfterwards,
      isRestDay: version.isRestDay,
      word: version.word,
      authorId: author.id,
      authorName: author.name,
      authorTitle: author.title,
      writtenAt: now,
      channel,
      submissionKey,
    }),
    db.insert(auditLog).values(
      auditRow(
        context,
        {
          action: `overtime.${version.state}`,
          subject: `overtimeOrder:${version.orderId}`,
          after: { version: version.version, ...span, state: version.state },
        },
        onlyIf,
      ),
    ),
  ] as const;
}

/** The version as the reads would give it back. */
export function rowOf(version: NewVersion, act: OrderAct, now: number): OrderRow {
  const { span, purpose, goal } = version;
  return {
    orderId: version.orderId,
    version: version.version,
    staffId: version.staffId,
    unitId: version.unitId,
    ...span,
    task: version.task,
    goalId: purpose?.kind === "goal" ? purpose.goalId : null,
    goalNumber: goal?.number ?? null,
    goalTitle: goal?.title ?? null,
    reason: purpose?.kind === "reason" ? purpose.key : null,
    state: version.state,
    origin: version.origin,
    isLate: version.isLate ? 1 : 0,
    isAfterwards: version.isAfterwards ? 1 : 0,
    isRestDay: version.isRestDay ? 1 : 0,
    word: version.word,
    authorName: act.author.name,
    authorTitle: act.author.title,
    writtenAt: now,
    resultFrom: null,
    resultUntil: null,
    resultBreak: null,
    hasActual: 0,
  };
}
