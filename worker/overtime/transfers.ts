// 配当時間の融通: hours of one month from one unit to another. Whoever leads one of them proposes it, whoever leads the other
// decides; nobody gives more than they have left.
import { eq, type SQL, sql } from "drizzle-orm";
import { allotmentTransfers, auditLog } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { MOST_TRANSFER_MINUTES } from "../domain/bounds.ts";
import { readHours } from "../domain/overtime/clock.ts";
import { addMonths, type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import type { TransferInput, TransferRefusal } from "../domain/overtime/viewsHours.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { ALLOTMENTS_SUBJECT } from "./importAllotments.ts";
import { unitsUnder } from "./sectionPeople.ts";

/** No year's hours are given out earlier. */
const MOST_MONTHS_AHEAD = 12;

/** Proposals of one unit that may wait for an answer. Each is a duty of whoever leads the other unit. */
const MOST_OPEN = { ofUnit: 5, ofAll: 20 };

type Outcome<Done> = Done | { kind: "refused"; refusal: TransferRefusal };
type Transfer = typeof allotmentTransfers.$inferSelect;

interface Side {
  unitId: string;
  lineage: readonly string[];
}

/** Asks another unit for hours, or offers it some. Two round trips, three where it is not stored. */
export async function proposeTransfer(
  context: Context,
  caller: Caller,
  { unitId, lineage, input }: Side & { input: TransferInput },
): Promise<Outcome<{ kind: "proposed"; id: string; isRepeat: boolean }>> {
  const { db, now } = context;
  if (!leadsAtOrAbove(caller.posts, lineage)) return refused({ reason: "notLeader" });
  const { submissionKey: id, otherUnitId, direction, month } = input;
  const minutes = minutesIn(input.minutes);
  if (minutes === null) return refused({ reason: "unclear", text: String(input.minutes) });
  if (minutes === 0) return refused({ reason: "nothing" });
  if (minutes > MOST_TRANSFER_MINUTES) return refused({ reason: "tooMuch", most: MOST_TRANSFER_MINUTES });
  if (otherUnitId === unitId) return refused({ reason: "sameUnit" });
  if (lineage.length === 1) return refused({ reason: "wholeCity" });
  const today = todayOf(context);
  if (month < monthOfDay(today)) return refused({ reason: "monthOver" });
  const mostMonth = addMonths(monthOfDay(today), MOST_MONTHS_AHEAD);
  if (month > mostMonth) return refused({ reason: "tooFar", mostMonth });
  const giver = direction === "give" ? unitId : otherUnitId;
  const [[known], [other], [left]] = await db.batch([
    db.select().from(allotmentTransfers).where(eq(allotmentTransfers.id, id)),
    db.all<{ parentId: string | null }>(sql`
      SELECT u.parent_id AS parentId FROM units u
      WHERE u.id = ${otherUnitId} AND u.valid_from <= ${today} AND (u.valid_to IS NULL OR u.valid_to >= ${today})`),
    db.all<{ minutes: number }>(sql`SELECT ${leftOf(giver, month)} AS minutes`),
  ]);
  if (known) {
    const isSame = known.proposedBy === caller.staff.id && known.proposedByUnitId === unitId;
    return isSame ? { kind: "proposed", id, isRepeat: true } : refused({ reason: "otherAct" });
  }
  if (!other) return refused({ reason: "noSuchUnit" });
  if (other.parentId === null) return refused({ reason: "wholeCity" });
  if (direction === "give" && (left?.minutes ?? 0) < minutes) {
    return refused({ reason: "notEnough", left: left?.minutes ?? 0 });
  }
  const row = {
    fromUnitId: giver,
    toUnitId: direction === "give" ? otherUnitId : unitId,
    month,
    minutes,
    word: input.word.trim(),
  };
  const entry = { action: "transfer.propose", subject: `transfer:${id}`, after: row };
  try {
    await db.batch([
      db
        .insert(auditLog)
        .values(auditRow(context, entry, mayPropose(unitId, otherUnitId, monthOfDay(today)))),
      db.insert(allotmentTransfers).values({
        id,
        ...row,
        state: "proposed",
        proposedBy: caller.staff.id,
        proposedByUnitId: unitId,
        proposedAt: now,
        decisionWord: "",
      }),
    ]);
    return { kind: "proposed", id, isRepeat: false };
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
  }
  // Either the same act has arrived meanwhile, or too many wait.
  const isStored = (await transferOf(context, id)) !== undefined;
  return isStored
    ? { kind: "proposed", id, isRepeat: true }
    : refused({ reason: "tooManyOpen", ...MOST_OPEN });
}

/** Whether the unit has room for one more proposal; looked at in the transaction that writes it. */
function mayPropose(unitId: string, otherUnitId: string, current: Month): SQL {
  const open = (more: SQL) => sql`
    (SELECT count(*) FROM allotment_transfers x
     WHERE x.state = 'proposed' AND x.month >= ${current} AND x.proposed_by_unit_id = ${unitId} ${more})`;
  const withOther = sql`AND ${otherUnitId} IN (x.from_unit_id, x.to_unit_id)`;
  return sql`${open(withOther)} < ${MOST_OPEN.ofUnit} AND ${open(sql``)} < ${MOST_OPEN.ofAll}`;
}

/**
 * The other unit's answer. What the giver has left is looked at in the very transaction that gives it away, so that two
 * answers at once do not give the same hours twice. Two round trips, three when somebody was faster.
 */
export async function decideTransfer(
  context: Context,
  caller: Caller,
  { unitId, lineage, transferId, accept, word }: Side & { transferId: string; accept: boolean; word: string },
): Promise<Outcome<{ kind: "decided" }>> {
  if (!leadsAtOrAbove(caller.posts, lineage)) return refused({ reason: "notLeader" });
  const transfer = await transferOf(context, transferId);
  if (!transfer || otherUnitOf(transfer) !== unitId) return refused({ reason: "notFound" });
  if (transfer.proposedBy === caller.staff.id) return refused({ reason: "ownProposal" });
  const state = accept ? ("accepted" as const) : ("declined" as const);
  if (transfer.state === state) return { kind: "decided" };
  const { fromUnitId, month, minutes } = transfer;
  const current = monthOfDay(todayOf(context));
  if (month < current) return refused({ reason: "monthOver" });
  const isStored = await settle(context, transfer, {
    state,
    caller,
    word,
    onlyIf: accept ? sql`${leftOf(fromUnitId, month)} >= ${minutes}` : sql`1`,
  });
  if (isStored) return { kind: "decided" };
  return refused(await whyNot(context, transfer, state, unitId));
}

/** Takes a proposal back while nobody has answered it. By those who lead the unit that made it. Two round trips. */
export async function withdrawTransfer(
  context: Context,
  caller: Caller,
  { unitId, lineage, transferId }: Side & { transferId: string },
): Promise<Outcome<{ kind: "withdrawn" }>> {
  if (!leadsAtOrAbove(caller.posts, lineage)) return refused({ reason: "notLeader" });
  const transfer = await transferOf(context, transferId);
  if (!transfer || transfer.proposedByUnitId !== unitId) return refused({ reason: "notFound" });
  if (transfer.state === "withdrawn") return { kind: "withdrawn" };
  const isStored = await settle(context, transfer, {
    state: "withdrawn",
    caller,
    word: "",
    onlyIf: sql`1`,
  });
  return isStored ? { kind: "withdrawn" } : refused(await whyNot(context, transfer, "withdrawn", unitId));
}

/** Writes the end of a proposal, unless it has ended already or a condition does not hold any more. */
async function settle(
  context: Context,
  { id, ...transfer }: Transfer,
  end: { state: "accepted" | "declined" | "withdrawn"; caller: Caller; word: string; onlyIf: SQL },
): Promise<boolean> {
  const { db, now } = context;
  const { state, caller, onlyIf } = end;
  const word = end.word.trim();
  const isOpen = sql`EXISTS (SELECT 1 FROM allotment_transfers WHERE id = ${id} AND state = 'proposed')`;
  const { fromUnitId, toUnitId, month, minutes } = transfer;
  const after = { transfer: id, state, fromUnitId, toUnitId, month, minutes, word };
  // An import of allotments stands or falls with this subject: it must see what was passed on meanwhile.
  const subject = state === "accepted" ? ALLOTMENTS_SUBJECT : `transfer:${id}`;
  try {
    await db.batch([
      db
        .insert(auditLog)
        .values(
          auditRow(context, { action: `transfer.${state}`, subject, after }, sql`${isOpen} AND (${onlyIf})`),
        ),
      db
        .update(allotmentTransfers)
        .set({ state, decidedBy: caller.staff.id, decidedAt: now, decisionWord: word })
        .where(eq(allotmentTransfers.id, id)),
    ]);
    return true;
  } catch (error) {
    if (isConstraintViolation(error)) return false;
    throw error;
  }
}

async function whyNot(
  context: Context,
  { id, fromUnitId, month }: Transfer,
  wanted: Transfer["state"],
  unitId: string,
): Promise<TransferRefusal> {
  const [[now], [left]] = await context.db.batch([
    context.db.select().from(allotmentTransfers).where(eq(allotmentTransfers.id, id)),
    context.db.all<{ minutes: number }>(sql`SELECT ${leftOf(fromUnitId, month)} AS minutes`),
  ]);
  if (!now) return { reason: "notFound" };
  if (now.state !== "proposed" || wanted !== "accepted") {
    return { reason: "alreadyDecided", state: now.state };
  }
  return { reason: "notEnough", left: fromUnitId === unitId ? (left?.minutes ?? 0) : null };
}

async function transferOf({ db }: Context, id: string): Promise<Transfer | undefined> {
  const [found] = await db.select().from(allotmentTransfers).where(eq(allotmentTransfers.id, id));
  return found;
}

function otherUnitOf({ fromUnitId, toUnitId, proposedByUnitId }: Transfer): string {
  return proposedByUnitId === fromUnitId ? toUnitId : fromUnitId;
}

function minutesIn(written: number | string): number | null {
  if (typeof written === "number") return Number.isInteger(written) && written >= 0 ? written : null;
  const read = readHours(written);
  return read === "negative" ? null : read;
}

/** What a unit has left of a month: given and received, without what it passed on and what was worked there and below. */
function leftOf(unitId: string, month: Month): SQL {
  const { from, to } = monthRange(month);
  const passed = (column: SQL) => sql`
    (SELECT coalesce(sum(x.minutes), 0) FROM allotment_transfers x
     WHERE ${column} = ${unitId} AND x.month = ${month} AND x.state = 'accepted')`;
  return sql`(
    coalesce((SELECT a.minutes FROM allotments a WHERE a.unit_id = ${unitId} AND a.month = ${month}), 0)
    + ${passed(sql`x.to_unit_id`)} - ${passed(sql`x.from_unit_id`)}
    - (SELECT coalesce(sum(d.minutes), 0) FROM overtime_days d
       WHERE d.unit_id IN (${unitsUnder(unitId)}) AND d.day BETWEEN ${from} AND ${to}))`;
}

function refused(refusal: TransferRefusal): { kind: "refused"; refusal: TransferRefusal } {
  return { kind: "refused", refusal };
}
