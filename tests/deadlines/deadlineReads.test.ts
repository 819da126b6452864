import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as t from "../../db/schema/index.ts";
import { type DeadlineFact, deadlineReads, toDeadlineFacts } from "../../worker/deadlines/deadlineReads.ts";
import type { Whose } from "../../worker/duties/reads.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";
import { addDeadline, handedIn } from "./asking.ts";

const { staff, units, goals } = CITY;
const DAY = "2026-10-05";

let scene: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  scene = await testDatabase();
  await buildCity(scene.db);
});
afterEach(() => scene.close());

async function open(whose: Whose = { kind: "everyone" }, day = DAY): Promise<DeadlineFact[]> {
  const rows = await scene.db.batch([...deadlineReads(scene.db, day, whose)]);
  return toDeadlineFacts(rows, await readSettings(testContext(scene.db)), day);
}
const who = (facts: readonly DeadlineFact[]) =>
  Object.fromEntries(facts.map(({ unit, missing }) => [unit.id, [...missing].sort()]));

describe("who has to", () => {
  test("each unit with a chief, through its chief, until it has handed in", async () => {
    const id = await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    expect(who(await open())).toEqual({
      [units.residents]: [staff.residentsChief],
      [units.community]: [staff.communityChief],
      [units.planning]: [staff.planningChief],
    });
    await handedIn(scene.db, id, units.community);
    expect(Object.keys(who(await open()))).toEqual([units.residents, units.planning]);
  });

  test("each person once, in the unit of the main post", async () => {
    const id = await addDeadline(scene.db, {
      handInBy: "person",
      audiences: [{ unitId: units.civic }, { unitId: units.community }],
    });
    await handedIn(scene.db, id, staff.residentsMember);
    expect(who(await open())).toEqual({
      [units.civic]: [staff.civicDirector],
      [units.residents]: [staff.doubleMember, staff.residentsChief].sort(),
      [units.community]: [staff.communityChief],
    });
  });

  test("holders of a post by its name, in the units named and below", async () => {
    await addDeadline(scene.db, {
      handInBy: "person",
      audiences: [
        { unitId: units.civic, title: "主任" },
        { unitId: units.reform, title: "室長" },
      ],
    });
    expect(who(await open())).toEqual({
      [units.residents]: [staff.residentsMember],
      [units.reform]: [staff.admin],
    });
  });

  test("a unit that no chief leads answers through those who were asked", async () => {
    await addDeadline(scene.db, { audiences: [{ unitId: units.management }] });
    expect(who(await open())).toMatchObject({
      [units.management]: [staff.managementDirector],
      [units.planning]: [staff.planningChief],
      [units.reform]: [staff.admin],
    });
  });

  test("those who left by then are asked no more", async () => {
    await addDeadline(scene.db, { audiences: [{ unitId: units.planning, role: "chief" }] });
    await scene.db
      .update(t.posts)
      .set({ validTo: "2026-10-04" })
      .where(eq(t.posts.staffId, staff.planningChief));
    expect(await open()).toEqual([]);
  });

  test("what one person has to answer for, with whom to tell and who may stand in", async () => {
    await addDeadline(scene.db, { audiences: [{ unitId: units.root, role: "chief" }] });
    await scene.db.insert(t.absences).values({
      id: "absence",
      staffId: staff.residentsChief,
      fromDay: DAY,
      untilDay: DAY,
      deputyId: staff.residentsMember,
      recordedAt: 0,
    });
    const [own, ...others] = await open({ kind: "one", staffId: staff.residentsChief });
    expect(others).toEqual([]);
    expect(own).toMatchObject({
      unit: { name: "市民課" },
      missing: [staff.residentsChief],
      unitStaff: [staff.residentsMember],
      superiors: [{ staffId: staff.civicDirector, distance: 1, role: "director" }],
    });
    expect(await open({ kind: "unit", unitId: units.planning })).toHaveLength(1);
  });
});

describe("when it is open", () => {
  const chiefs = { audiences: [{ unitId: units.residents, role: "chief" as const }] };

  test("from its opening on, also after its day, until it is withdrawn", async () => {
    const id = await addDeadline(scene.db, { ...chiefs, opensOn: "2026-10-01", dueOn: "2026-10-09" });
    expect(await open({ kind: "everyone" }, "2026-09-30")).toEqual([]);
    expect(await open({ kind: "everyone" }, "2026-10-01")).toHaveLength(1);
    expect(await open({ kind: "everyone" }, "2027-03-31")).toHaveLength(1);
    expect(await open({ kind: "everyone" }, "2027-04-01")).toEqual([]);
    await scene.db.update(t.deadlines).set({ withdrawnAt: 1 }).where(eq(t.deadlines.id, id));
    expect(await open()).toEqual([]);
  });

  test("a closed day is due on the working day before", async () => {
    // 2026-10-12 is スポーツの日, a Monday.
    await addDeadline(scene.db, { ...chiefs, opensOn: "2026-10-01", dueOn: "2026-10-12" });
    expect(await open()).toMatchObject([{ opensOn: "2026-10-01", dueOn: "2026-10-09" }]);
  });
});

describe("a goal with a real day", () => {
  const dated = async (goalId: string, deadlineDate: string) => {
    await scene.db.update(t.goals).set({ deadlineDate }).where(eq(t.goals.id, goalId));
  };

  test("is a deadline of its section from thirty days before; 年度末 is none", async () => {
    await dated(goals.g1, "2026-10-31");
    await dated(goals.planning1, "2026-11-30");
    expect(await open()).toMatchObject([
      {
        deadlineId: `goal:${goals.g1}`,
        goalId: goals.g1,
        handIn: null,
        unit: { id: units.residents },
        dueOn: "2026-10-30",
        missing: [staff.residentsChief],
        superiors: [{ staffId: staff.civicDirector }],
      },
    ]);
    expect(await open({ kind: "one", staffId: staff.planningChief })).toEqual([]);
  });

  test("a goal of several sections is one of each", async () => {
    await dated(goals.shared, "2026-10-20");
    expect((await open()).map(({ unit }) => unit.id)).toEqual([units.residents, units.community]);
  });

  test("is met when every criterion is achieved", async () => {
    await dated(goals.g1, "2026-10-20");
    const report = (id: string, version: number, states: readonly ("achieved" | "partial")[]) =>
      scene.db.batch([
        scene.db.insert(t.reports).values({
          id,
          roundId: CITY.round,
          goalId: goals.g1,
          unitId: units.residents,
          version,
          gradeId: CITY.grades.onTrack,
          done: "",
          blocked: "",
          next: "",
          needsSupport: false,
          authorId: staff.residentsChief,
          authorName: "",
          authorTitle: "",
          unitName: "",
          submittedAt: version,
          channel: "liff",
          submissionKey: id,
        }),
        scene.db.insert(t.criterionJudgements).values(
          states.map((state, index) => ({
            reportId: id,
            criterionId: `${goals.g1}-criterion-${index + 1}`,
            state,
          })),
        ),
      ]);
    await report("report-1", 1, ["achieved", "partial"]);
    expect(await open()).toHaveLength(1);
    await report("report-2", 2, ["achieved", "achieved"]);
    expect(await open()).toEqual([]);
  });
});
