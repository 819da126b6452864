// A department of 300 people in ten sections with a fiscal year of overtime: orders, hours of record, allotments.
import type { Database } from "../../db/database.ts";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate, tokyoInstant } from "../../worker/domain/civilDate.ts";
import { monthsFrom } from "../../worker/domain/overtime/month.ts";
import { newId } from "../../worker/ids.ts";
import { hashToken } from "../../worker/people/session.ts";
import { insertRows, type Row } from "./insertRows.ts";

const SECTIONS = 10;
const PEOPLE_PER_SECTION = 30;
const SINCE = "2026-04-01";
/** March: all twelve months of the fiscal year are there. */
const TODAY: CivilDate = "2027-03-17";
const CLOSING = 1035;
const SESSION_MS = 8 * 3_600_000;
/** So many of three working days a person stays. */
const STAYS = 1;

export interface LargeHours {
  /** UTC ms */
  now: number;
  departmentId: string;
  people: number;
  /** The secret of an open session of the director. */
  token: string;
}

/** Fills an empty, migrated database. @param wallNow when the session begins, UTC ms */
export async function seedLargeHours(db: Database, wallNow: number): Promise<LargeHours> {
  const [root, department, director, token] = [newId(), newId(), newId(), newId()];
  const sections = Array.from({ length: SECTIONS }, () => newId());
  const people = sections.flatMap((unitId) =>
    Array.from({ length: PEOPLE_PER_SECTION + 1 }, (_, n) => ({
      id: newId(),
      unitId,
      title: n === 0 ? "課長" : "主事",
      role: n === 0 ? "chief" : "member",
    })),
  );
  const staff = [{ id: director, unitId: department, title: "部長", role: "director" }, ...people];
  await insertRows(db, "units (id, parent_id, name, position, valid_from)", [
    [root, null, "大きな市", 0, SINCE],
    [department, root, "大きな部", 0, SINCE],
    ...sections.map((id, n): Row => [id, department, `第${n + 1}課`, n, SINCE]),
  ]);
  await insertRows(
    db,
    "staff (id, staff_number, name)",
    staff.map(({ id }, n): Row => [id, String(10_001 + n), `職員 ${n + 1}`]),
  );
  await insertRows(
    db,
    "posts (id, staff_id, unit_id, title, role, is_main, valid_from)",
    staff.map(({ id, unitId, title, role }): Row => [newId(), id, unitId, title, role, 1, SINCE]),
  );
  await insertRows(db, "sessions (token_hash, staff_id, created_at, expires_at)", [
    [await hashToken(token), director, wallNow, wallNow + SESSION_MS],
  ]);
  await insertRows(
    db,
    "allotments (unit_id, month, minutes, updated_at)",
    sections.flatMap((id) =>
      monthsFrom(SINCE.slice(0, 7), "2027-03").map((month): Row => [id, month, 450 * 60, 0]),
    ),
  );
  const members = people.filter(({ role }) => role === "member");
  const chiefOf = new Map(
    people.filter(({ role }) => role === "chief").map((each) => [each.unitId, each.id]),
  );
  const evenings = eveningsOf(members);
  await insertRows(
    db,
    `overtime_orders (id, order_id, version, staff_id, unit_id, day, from_minutes, until_minutes, break_minutes, task,
      reason, state, origin, is_afterwards, is_rest_day, word, author_id, author_name, author_title, written_at, channel,
      submission_key)`,
    evenings.flatMap(({ id, staffId, unitId, day, until, reason }): Row[] => {
      const row = (version: number, state: string, authorId: string): Row => [
        `${id}-${version}`,
        id,
        version,
        staffId,
        unitId,
        day,
        CLOSING,
        until,
        0,
        "給付の審査と通知書の確認",
        reason,
        state,
        "staff",
        0,
        0,
        "",
        authorId,
        "職員",
        "主事",
        0,
        "liff",
        `${id}-${version}`,
      ];
      return [row(1, "applied", staffId), row(2, "ordered", chiefOf.get(unitId) ?? staffId)];
    }),
  );
  await insertRows(
    db,
    `overtime_days (staff_id, day, unit_id, minutes, rest_minutes, special_minutes, until_minutes, source, recorded_at)`,
    evenings
      .filter(({ day }) => day < addDays(TODAY, -1))
      .map(
        ({ staffId, day, unitId, until }): Row => [
          staffId,
          day,
          unitId,
          until - CLOSING,
          0,
          0,
          until,
          "actual",
          0,
        ],
      ),
  );
  return { now: tokyoInstant(TODAY, 600), departmentId: department, people: members.length, token };
}

/** A year of evenings, every third working day of each person, plain numbers and the same each time. */
function eveningsOf(members: readonly { id: string; unitId: string }[]) {
  const days: CivilDate[] = [];
  for (let day = SINCE; day < TODAY; day = addDays(day, 1))
    if (isWorkingDay(calendarOf(), day)) days.push(day);
  const reasons = ["peak", "sudden", "assembly", "event", "entry", "shorthanded"];
  return members.flatMap(({ id: staffId, unitId }, person) =>
    days.flatMap((day, index) => {
      const number = (person * 7_919 + index * 104_729) % 1_009;
      if (number % 3 >= STAYS) return [];
      const until = CLOSING + 60 + (number % 9) * 20;
      return [
        { id: newId(), staffId, unitId, day, until, reason: reasons[number % reasons.length] ?? "other" },
      ];
    }),
  );
}
