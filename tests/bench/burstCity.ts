// Sections that are all asked for the same goals of one open round, each with one chief who has LINE and a session.
import type { Database } from "../../db/database.ts";
import type { GoalPlace } from "../../worker/domain/openGoal.ts";
import { newId } from "../../worker/ids.ts";
import { hashToken } from "../../worker/people/session.ts";
import { insertRows, type Row } from "./insertRows.ts";

const SINCE = "2026-04-01";
const ROUND = { opensOn: "2026-09-18", dueOn: "2026-10-07" };
/** The city's now. */
export const BURST_AT = Date.parse("2026-10-05T08:31:00+09:00");
const SESSION_MS = 8 * 60 * 60 * 1000;

/** A chief and the goals of the section, none of them answered. */
export interface Answerer {
  staffId: string;
  lineUserId: string;
  token: string;
  places: GoalPlace[];
}

export interface BurstCity {
  gradeId: string;
  answerers: Answerer[];
}

/** Fills an empty, migrated database. */
export async function seedBurstCity(
  db: Database,
  { sections, goals }: { sections: number; goals: number },
): Promise<BurstCity> {
  const [root, scale, gradeId, roundId] = [newId(), newId(), newId(), newId()];
  const goalIds = Array.from({ length: goals }, () => newId());
  const chiefs = Array.from({ length: sections }, (_, n) => ({
    id: newId(),
    unitId: newId(),
    token: newId(),
    lineUserId: `U${n.toString(16).padStart(32, "0")}`,
  }));
  const hashes = await Promise.all(chiefs.map(({ token }) => hashToken(token)));
  const wallNow = Date.now();
  await insertRows(db, "units (id, parent_id, name, position, valid_from)", [
    [root, null, "朝の市", 0, SINCE],
    ...chiefs.map(({ unitId }, n): Row => [unitId, root, `第${n + 1}課`, n, SINCE]),
  ]);
  await insertRows(
    db,
    "staff (id, staff_number, name, line_user_id, line_linked_at)",
    chiefs.map(({ id, lineUserId }, n): Row => [id, String(10_000 + n), `課長 ${n}`, lineUserId, 0]),
  );
  await insertRows(
    db,
    "posts (id, staff_id, unit_id, title, role, is_main, valid_from)",
    chiefs.map(({ id, unitId }): Row => [newId(), id, unitId, "課長", "chief", 1, SINCE]),
  );
  await insertRows(
    db,
    "sessions (token_hash, staff_id, created_at, expires_at)",
    chiefs.map(({ id }, n): Row => [hashes[n] ?? "", id, wallNow, wallNow + SESSION_MS]),
  );
  await insertRows(db, "grade_scales (id, name, from_fiscal_year)", [[scale, "評価区分", 2020]]);
  await insertRows(db, "grades (id, scale_id, position, code, label, mark, shape, tone, definition)", [
    [gradeId, scale, 0, "onTrack", "順調", "✓", "checkCircle", "good", "予定どおり"],
  ]);
  await insertRows(
    db,
    "goals (id, fiscal_year, unit_id, number, title, category, deadline_text, owner, is_shared)",
    goalIds.map((id, n): Row => [id, 2026, root, n + 1, `項目 ${n + 1}`, "", "年度末", "", 1]),
  );
  await insertRows(
    db,
    "goal_sections (goal_id, unit_id)",
    chiefs.flatMap(({ unitId }) => goalIds.map((goalId): Row => [goalId, unitId])),
  );
  await insertRows(db, "rounds (id, fiscal_year, quarter, opens_on, due_on, opened_at)", [
    [roundId, 2026, 2, ROUND.opensOn, ROUND.dueOn, BURST_AT],
  ]);
  return {
    gradeId,
    answerers: chiefs.map(({ id, lineUserId, token, unitId }) => ({
      staffId: id,
      lineUserId,
      token,
      places: goalIds.map((goalId) => ({ roundId, unitId, goalId })),
    })),
  };
}
