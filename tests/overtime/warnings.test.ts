import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as t from "../../db/schema/index.ts";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../worker/domain/civilDate.ts";
import type { Whose } from "../../worker/duties/reads.ts";
import { toWarnings, warningReads } from "../../worker/overtime/warnings.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const DAY: CivilDate = "2026-11-24";
const { staff, units } = CITY;

let scene: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  scene = await testDatabase();
  await buildCity(scene.db);
});
afterEach(() => scene.close());

const told = async (whose: Whose = { kind: "everyone" }, day = DAY) => {
  const rows = await scene.db.batch([...warningReads(scene.db, day, whose)]);
  return toWarnings(rows, await readSettings(testContext(scene.db)), day, whose);
};

/** The same minutes on every working day of a span. */
async function worked(staffId: string, unitId: string, from: CivilDate, until: CivilDate, minutes: number) {
  const days = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (isWorkingDay(calendarOf(), day)) days.push(day);
  }
  await scene.db.insert(t.overtimeDays).values(
    days.map((day) => ({
      staffId,
      unitId,
      day,
      minutes,
      restMinutes: 0,
      specialMinutes: 0,
      untilMinutes: 1035 + minutes,
      source: "result" as const,
      recordedAt: 0,
    })),
  );
}

describe("warnings about hours", () => {
  test("a city without hours has none", async () => {
    expect(await told()).toEqual([]);
  });

  test("somebody on course to pass the limit of the month: the person, the chief, the director", async () => {
    await worked(staff.residentsMember, units.residents, "2026-11-02", "2026-11-20", 170);
    const [warning, ...rest] = await told();
    expect(rest).toEqual([]);
    expect(warning).toMatchObject({
      staffId: staff.residentsMember,
      month: "2026-11",
      level: "onCourse",
      unitId: units.residents,
      sectionId: units.residents,
      departmentId: units.civic,
    });
    expect(warning?.readers).toEqual([
      { staffId: staff.residentsMember, as: "self" },
      { staffId: staff.civicDirector, as: "director" },
      { staffId: staff.residentsChief, as: "chief" },
    ]);
  });

  test("somebody with few hours is not spoken of", async () => {
    await worked(staff.residentsMember, units.residents, "2026-11-02", "2026-11-20", 45);
    expect(await told()).toEqual([]);
  });

  test("the limit of the year is looked at although the month is light", async () => {
    await worked(staff.residentsMember, units.residents, "2026-04-01", "2026-10-30", 160);
    await worked(staff.residentsMember, units.residents, "2026-11-02", "2026-11-02", 30);
    expect(await told()).toMatchObject([{ level: "over", hours: { nearest: { kind: "year" } } }]);
  });

  test("averages are looked at in a demanding section, over the turn of the year", async () => {
    await scene.db
      .insert(t.unitRegimes)
      .values({ unitId: units.management, validFrom: "2026-01-01", regime: "demanding" });
    await worked(staff.planningMember, units.planning, "2026-01-05", "2026-03-31", 270);
    await worked(staff.planningMember, units.planning, "2026-04-01", "2026-04-10", 60);
    expect(await told({ kind: "everyone" }, "2026-04-13")).toMatchObject([
      { staffId: staff.planningMember, hours: { regime: "demanding", nearest: { kind: "average" } } },
    ]);
  });

  test("who has looked at it is not asked again, unless it grows more serious", async () => {
    await worked(staff.residentsMember, units.residents, "2026-11-02", "2026-11-20", 170);
    const look = { staffId: staff.residentsMember, month: "2026-11", lookedAt: 0, word: "" };
    await scene.db
      .insert(t.warningLooks)
      .values({ ...look, level: "onCourse", lookedBy: staff.residentsChief });
    await scene.db.insert(t.warningLooks).values({ ...look, level: "near", lookedBy: staff.civicDirector });
    const [warning] = await told();
    expect(warning?.readers.map(({ as }) => as)).toEqual(["self", "director"]);
    expect(await told({ kind: "one", staffId: staff.residentsChief })).toEqual([]);
  });

  test("each sees only what is theirs to see", async () => {
    await worked(staff.residentsMember, units.residents, "2026-11-02", "2026-11-20", 170);
    const seenBy = async (staffId: string) =>
      (await told({ kind: "one", staffId })).flatMap(({ readers }) => readers);
    expect(await seenBy(staff.residentsMember)).toEqual([{ staffId: staff.residentsMember, as: "self" }]);
    expect(await seenBy(staff.residentsChief)).toEqual([{ staffId: staff.residentsChief, as: "chief" }]);
    expect(await seenBy(staff.civicDirector)).toEqual([{ staffId: staff.civicDirector, as: "director" }]);
    for (const other of [staff.communityChief, staff.managementDirector, staff.admin, staff.doubleMember]) {
      expect(await seenBy(other)).toEqual([]);
    }
    expect(await told({ kind: "unit", unitId: units.community })).toEqual([]);
    expect(await told({ kind: "unit", unitId: units.civic })).toHaveLength(1);
  });
});
