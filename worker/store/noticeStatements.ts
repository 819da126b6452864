import { type SQL, sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { lastDayOfNotice, NOTICES, type NoticeKind } from "../domain/notices.ts";
import type { Statement } from "../imports/writeAll.ts";

/** What one LINE account is told. */
export interface Notice {
  kind: NoticeKind;
  /** Whose matter it is. */
  staffId: string;
  /**
   * Who is told: an account, or the one bound to the person at this place of the transaction, which is nobody where
   * none is bound or where it is the account that is left out.
   */
  to?: { account: string } | { boundUnless: string };
  /** Told once on a day at most: in April the same is done for hundreds. */
  isOnceADay?: boolean;
}

/**
 * The statements that store notices, each a batch of one with its retry key and body, to be written in the transaction
 * of the act they tell of: the act and its alarm are stored together or not at all. Statements that unbind an account
 * come after them. When the transaction is through, `handOverNotices` puts them on the queue; what it cannot hand over
 * the sweep of the next tick does.
 */
export function noticeStatements(context: Context, notices: readonly Notice[]): Statement[] {
  return notices.flatMap((notice) => statementsOf(context, notice));
}

function statementsOf(context: Context, notice: Notice): [Statement, Statement] {
  const { db, now } = context;
  const id = context.newId();
  const day = todayOf(context);
  const messages = JSON.stringify([{ type: "text", text: NOTICES[notice.kind] }]);
  return [
    db.run(sql`
      INSERT INTO batches (id, day, digest_key, occasion, last_day, method, body, recipients, retry_key, state, attempts,
                           created_at)
      SELECT ${id}, ${day}, ${`notice:${notice.kind}`}, 'notice', ${lastDayOfNotice(day)}, 'push',
             json_object('to', told.account, 'messages', json(${messages})), 1, ${crypto.randomUUID()}, 'planned', 0,
             ${now}
      FROM (${accountOf(notice)}) told WHERE told.account IS NOT NULL ${notice.isOnceADay ? untoldOn(day, notice) : sql``}`),
    db.run(sql`
      INSERT INTO deliveries (batch_id, staff_id, day, occasion)
      SELECT id, ${notice.staffId}, day, occasion FROM batches WHERE id = ${id}`),
  ];
}

function untoldOn(day: CivilDate, { kind, staffId }: Notice): SQL {
  return sql`AND NOT EXISTS (
    SELECT 1 FROM batches b JOIN deliveries d ON d.batch_id = b.id
    WHERE b.day = ${day} AND b.digest_key = ${`notice:${kind}`} AND d.staff_id = ${staffId})`;
}

function accountOf({ staffId, to }: Notice): SQL {
  if (to && "account" in to) return sql`SELECT ${to.account} AS account`;
  return sql`
    SELECT line_user_id AS account FROM staff
    WHERE id = ${staffId} AND line_user_id IS NOT ${to?.boundUnless ?? null}`;
}
