// One rule of which hours count: the same cell is the same number in every view, and nobody's hours are left out of a sum.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allotments, overtimeOrders, posts } from "../../db/schema/index.ts";
import type { UnitHours } from "../../worker/domain/overtime/viewsHours.ts";
import { board } from "../../worker/overtime/board.ts";
import { ownOvertime } from "../../worker/overtime/ownOvertime.ts";
import { unitHours } from "../../worker/overtime/unitHours.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { apply, clockAt, decide, ORDER, orderRow, record } from "./ordering.ts";

const { staff, units } = CITY;
const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"];
/** Moves from 市民課 to 地域支援課 on 15 September. */
const MOVED = staff.residentsMember;
const STAYED = staff.doubleMember;
let city: Awaited<ReturnType<typeof testDatabase>>;
let views: { unitId: string; month: string; view: UnitHours }[];

beforeAll(async () => {
  city = await testDatabase();
  const { db } = city;
  await buildCity(db);
  for (const [unitId, minutes] of [
    [units.residents, 6000],
    [units.community, 3000],
  ] as const) {
    await db.insert(allotments).values(MONTHS.map((month) => ({ unitId, month, minutes, updatedAt: 0 })));
  }
  await record(db, MOVED, "2026-07-01", 300);
  await record(db, MOVED, "2026-09-01", 500);
  await record(db, STAYED, "2026-09-01", 200);
  // Recorded in the old section before the transfer of September was entered.
  await record(db, MOVED, "2026-10-01", 195);
  await record(db, MOVED, "2026-10-02", 60, units.community);
  await db.run(
    `UPDATE posts SET valid_to = '2026-09-14' WHERE staff_id = '${MOVED}' AND unit_id = '${units.residents}'`,
  );
  await db.insert(posts).values({
    id: "post-moved",
    staffId: MOVED,
    unitId: units.community,
    title: "主任",
    role: "member",
    isMain: true,
    validFrom: "2026-09-15",
  });
  // Whoever left altogether had hours too.
  await record(db, staff.planningMember, "2026-08-03", 120, units.residents);
  // Ordered and unconfirmed: in months before, for tonight and for a day to come.
  await db
    .insert(overtimeOrders)
    .values([
      orderRow({ id: "july", day: "2026-07-20", untilMinutes: 1095 }),
      orderRow({ id: "august", day: "2026-08-20", untilMinutes: 1155, staffId: STAYED }),
    ]);
  for (const own of [{ by: STAYED }, { by: STAYED, day: "2026-10-07" }]) {
    await decide(db, [[await apply(db, own), ORDER]]);
  }
  views = [];
  for (const [unitId, by] of [
    [units.civic, staff.civicDirector],
    [units.residents, staff.residentsChief],
    [units.community, staff.communityChief],
  ] as const) {
    for (const month of MONTHS) {
      const view = await unitHours(clockAt(db), callerFor(by), {
        unitId,
        lineage: [unitId, units.civic],
        month,
      });
      if (!view) throw new Error("no view");
      views.push({ unitId, month, view });
    }
  }
});
afterAll(() => city.close());

const rowsOf = (view: UnitHours, sectionId: string) =>
  view.people.filter((person) => person.sectionId === sectionId);

describe("hours", () => {
  test("of the people listed come to what is used, in each section, month and view", () => {
    for (const { month, view } of views) {
      for (const section of view.sections) {
        const sum = rowsOf(view, section.unit.id).reduce(
          (all, { months }) => all + (months[view.months.indexOf(month)] ?? 0),
          0,
        );
        expect(sum, `${section.unit.name} ${month}`).toBe(section.used);
        expect(section.month?.used, `${section.unit.name} ${month}`).toBe(section.used);
      }
    }
  });

  test("of a person, section and month are the same from whichever month and unit they are seen", () => {
    const seen = new Map<string, string>();
    for (const { unitId, month, view } of views) {
      for (const { person, sectionId, months, pending, elsewhere, marks } of view.people) {
        for (const [index, each] of view.months.entries()) {
          const cell = JSON.stringify([months[index], pending.includes(each), elsewhere[each], marks[each]]);
          const key = `${person.staffId} ${sectionId} ${each}`;
          expect(cell, `${key} in ${month} of ${unitId}`).toBe(seen.get(key) ?? cell);
          seen.set(key, cell);
        }
      }
    }
  });

  test("stay with the section in which they were worked, and follow the person beside it", () => {
    const { view } = views.find(({ unitId, month }) => unitId === units.civic && month === "2026-10") as {
      view: UnitHours;
    };
    const of = (sectionId: string) => rowsOf(view, sectionId).find(({ person }) => person.staffId === MOVED);
    const cells = (sectionId: string) => of(sectionId)?.months.slice(3, 7);
    expect(of(units.residents)).toMatchObject({ isHere: false, hours: null, pending: ["2026-07"] });
    expect(cells(units.residents)).toEqual([360, 0, 500, 195]);
    expect(of(units.community)).toMatchObject({
      isHere: true,
      elsewhere: { "2026-07": 360, "2026-09": 500, "2026-10": 195 },
      year: 360 + 500 + 255,
      hours: { used: 255 },
    });
    expect(cells(units.community)).toEqual([0, 0, 0, 60]);
    expect(rowsOf(view, units.residents).map(({ person, isHere }) => [person.staffId, isHere])).toEqual([
      [STAYED, true],
      [MOVED, false],
      [staff.planningMember, false],
    ]);
  });

  test("are the same on the evening board and on the person's own screen", async () => {
    await apply(city.db, { by: STAYED, day: "2026-10-08" });
    const evening = await board(clockAt(city.db), callerFor(staff.residentsChief), {
      unitId: units.residents,
      lineage: [units.residents, units.civic],
      day: undefined,
    });
    const own = await ownOvertime(clockAt(city.db), callerFor(STAYED), { month: undefined });
    const { view } = views.find(({ unitId, month }) => unitId === units.residents && month === "2026-10") as {
      view: UnitHours;
    };
    const row = view.people.find(({ person }) => person.staffId === STAYED);
    expect(evening?.waiting).toMatchObject([{ hours: own.hours }]);
    expect(row?.hours).toEqual({ used: own.hours.used, left: own.hours.left });
    expect(evening?.allotments).toMatchObject([
      { used: view.sections[0]?.used, left: view.sections[0]?.month?.left },
    ]);
  });
});
