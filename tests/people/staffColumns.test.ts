// Every column that names a person is either something they hold, which ends with them, or history, which stays. A new
// column fails here until somebody has decided which.
import { getTableName, isTable } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { GRANTS, type Grant } from "../../worker/people/endGrants.ts";

const COLUMNS: Record<string, Grant | "history"> = {
  "absences.staff_id": "absence",
  "absences.deputy_id": "deputy",
  "calendar_feeds.staff_id": "calendarFeed",
  "invites.staff_id": "inviteCode",
  // By whom it was made: it counts while that person is an administrator.
  "invites.issued_by": "history",
  "order_delegations.staff_id": "delegation",
  "order_delegations.given_by": "delegation",
  "posts.staff_id": "post",
  "sessions.staff_id": "session",
  "allotment_transfers.decided_by": "history",
  "allotment_transfers.proposed_by": "history",
  "audit_log.actor_id": "history",
  "deadline_hand_ins.staff_id": "history",
  "deadlines.created_by": "history",
  "deliveries.staff_id": "history",
  "goal_points.linked_by_id": "history",
  "nudges.staff_id": "history",
  "overtime_days.staff_id": "history",
  "overtime_exceptions.declared_by": "history",
  "overtime_locks.locked_by": "history",
  "overtime_orders.author_id": "history",
  "overtime_orders.staff_id": "history",
  "overtime_results.author_id": "history",
  "point_openings.staff_id": "history",
  "readings.staff_id": "history",
  "reports.author_id": "history",
  "reviews.reviewer_id": "history",
  "snoozes.staff_id": "history",
  "warning_looks.looked_by": "history",
  "warning_looks.staff_id": "history",
};

test("every column that names a person is a grant or history", () => {
  const tables = (Object.values(schema) as unknown[]).filter((each): each is SQLiteTable => isTable(each));
  const found = tables.flatMap((table) =>
    getTableConfig(table).foreignKeys.flatMap((key) => {
      const { columns, foreignTable } = key.reference();
      return getTableName(foreignTable) === "staff"
        ? columns.map((column) => `${getTableName(table)}.${column.name}`)
        : [];
    }),
  );
  expect(found.toSorted()).toEqual(Object.keys(COLUMNS).toSorted());
});

test("every kind of grant has its column; the link is the person's own row", () => {
  const known = new Set<string>(Object.values(COLUMNS));
  expect(GRANTS.filter((grant) => !known.has(grant))).toEqual(["link"]);
});
