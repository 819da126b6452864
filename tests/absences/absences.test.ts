import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { absences, auditLog, posts } from "../../db/schema/index.ts";
import { absencesOf } from "../../worker/absences/absencesOf.ts";
import { endAbsence } from "../../worker/absences/endAbsence.ts";
import { type AbsenceWish, recordAbsence } from "../../worker/absences/recordAbsence.ts";
import type { Context } from "../../worker/context.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const { residentsChief, residentsMember, doubleMember, communityChief } = CITY.staff;
const TODAY = "2026-10-05";

let db: Database;
let context: Context;
let close: () => void;
beforeEach(async () => {
  const database = await testDatabase();
  ({ db, close } = database);
  await buildCity(db);
  context = testContext(db, { actor: { kind: "staff", staffId: residentsChief } });
});
afterEach(() => close());

const record = (wish: Partial<AbsenceWish>, now = context.now) =>
  recordAbsence(
    { ...context, now },
    { staffId: residentsChief, fromDay: TODAY, untilDay: "2026-10-09", ...wish },
  );
/** What holds, as `from until deputy`. */
const holding = async (staffId = residentsChief as string) =>
  (await absencesOf(context, staffId)).absences.map(
    ({ fromDay, untilDay, deputy }) => `${fromDay} ${untilDay} ${deputy?.staffId ?? "-"}`,
  );

describe("recording an absence", () => {
  it("holds from its first to its last day, with the deputy", async () => {
    const outcome = await record({ fromDay: "2026-10-06", deputyId: residentsMember });
    expect(outcome).toMatchObject({
      kind: "recorded",
      absence: {
        fromDay: "2026-10-06",
        untilDay: "2026-10-09",
        deputy: { staffId: residentsMember, name: "小野寺 岳志" },
      },
    });
    expect(await holding()).toEqual([`2026-10-06 2026-10-09 ${residentsMember}`]);
  });

  it("twice is once", async () => {
    await record({ deputyId: residentsMember });
    await record({ deputyId: residentsMember });
    expect(await db.$count(absences)).toBe(1);
    expect(await db.$count(auditLog)).toBe(1);
  });

  it("many times at once leaves one that holds", async () => {
    await Promise.all([1, 2, 3, 4].map(() => record({})));
    expect(await holding()).toEqual([`${TODAY} 2026-10-09 -`]);
  });

  it("makes a shorter one of a longer one, and says what was replaced", async () => {
    await record({ untilDay: "2026-10-16" });
    const outcome = await record({ untilDay: "2026-10-07" });
    expect(outcome).toMatchObject({ replaced: [{ untilDay: "2026-10-16" }] });
    expect(await holding()).toEqual([`${TODAY} 2026-10-07 -`]);
  });

  it("keeps the days of another absence before its own, and those that it does not touch", async () => {
    await record({ untilDay: "2026-10-16" });
    await record({ fromDay: "2026-12-01", untilDay: "2026-12-04" });
    await record({ fromDay: "2026-10-14", untilDay: "2026-10-20", deputyId: residentsMember });
    expect(await holding()).toEqual([
      `${TODAY} 2026-10-13 -`,
      `2026-10-14 2026-10-20 ${residentsMember}`,
      "2026-12-01 2026-12-04 -",
    ]);
  });

  it.each([
    ["past", { fromDay: "2026-10-01", untilDay: "2026-10-04" }],
    ["tooFar", { untilDay: "2027-10-06" }],
    ["reversed", { fromDay: "2026-10-09", untilDay: "2026-10-08" }],
    ["deputyNotPossible", { deputyId: communityChief }],
    ["deputyNotPossible", { deputyId: residentsChief }],
    ["deputyNotPossible", { deputyId: "nobody" }],
  ] as const)("is refused as %s and leaves nothing", async (reason, wish) => {
    expect(await record(wish)).toMatchObject({ kind: "refused", refusal: { reason } });
    expect(await db.$count(absences)).toBe(0);
    expect(await db.$count(auditLog)).toBe(0);
  });

  it("takes a deputy only where both hold a post on its first day", async () => {
    await db.update(posts).set({ validTo: "2026-10-07" }).where(eq(posts.staffId, residentsMember));
    expect(await record({ deputyId: residentsMember })).toMatchObject({ kind: "recorded" });
    expect(await record({ fromDay: "2026-10-08", deputyId: residentsMember })).toMatchObject({
      refusal: { reason: "deputyNotPossible" },
    });
  });

  it("writes down who did it, what was there and what is", async () => {
    await record({});
    await record({ untilDay: "2026-10-06" });
    const rows = await db.select().from(auditLog).where(eq(auditLog.action, "absence.record"));
    expect(rows.map((row) => row.actorId)).toEqual([residentsChief, residentsChief]);
    expect(rows[1]).toMatchObject({
      before: [{ untilDay: "2026-10-09" }],
      after: { untilDay: "2026-10-06", deputyId: null },
    });
  });
});

describe("the deputy named last", () => {
  it("is the deputy again when nobody is named", async () => {
    await record({ untilDay: TODAY, deputyId: residentsMember });
    await record({ fromDay: "2026-11-02", untilDay: "2026-11-06" }, context.now + 1);
    expect(await holding()).toContain(`2026-11-02 2026-11-06 ${residentsMember}`);
    expect((await absencesOf(context, residentsChief)).usualDeputyId).toBe(residentsMember);
  });

  it("is nobody's once they work elsewhere", async () => {
    await record({ untilDay: TODAY, deputyId: residentsMember });
    await db.update(posts).set({ validTo: "2026-10-31" }).where(eq(posts.staffId, residentsMember));
    await record({ fromDay: "2026-11-02", untilDay: "2026-11-06" });
    expect(await holding()).toContain("2026-11-02 2026-11-06 -");
  });

  it("is not taken where nobody is wanted", async () => {
    await record({ deputyId: residentsMember });
    await record({ fromDay: "2026-11-02", untilDay: "2026-11-06", deputyId: null });
    expect(await holding()).toContain("2026-11-02 2026-11-06 -");
  });
});

describe("who may be a deputy", () => {
  it("is everybody else with a post in one of the person's units", async () => {
    const of = async (staffId: string) =>
      (await absencesOf(context, staffId)).deputies.map((person) => `${person.name} ${person.unitName}`);
    expect(await of(residentsChief)).toEqual(["小野寺 岳志 市民課", "早乙女 萌 市民課"]);
    expect(await of(doubleMember)).toEqual([
      "藤代 和美 市民課",
      "小野寺 岳志 市民課",
      "水無瀬 透 地域支援課",
    ]);
    expect(await of(CITY.staff.admin)).toEqual([]);
  });
});

describe("ending an absence", () => {
  it("lets the bot speak again from now on", async () => {
    const outcome = await record({});
    const absenceId = outcome.kind === "recorded" ? outcome.absence.id : "";
    expect(await endAbsence(context, { staffId: residentsChief, absenceId })).toBe(true);
    expect(await holding()).toEqual([]);
    expect(await endAbsence(context, { staffId: residentsChief, absenceId })).toBe(false);
    expect(await db.$count(auditLog, eq(auditLog.action, "absence.end"))).toBe(1);
  });

  it("is for the person's own only", async () => {
    const outcome = await record({});
    const absenceId = outcome.kind === "recorded" ? outcome.absence.id : "";
    expect(await endAbsence(context, { staffId: residentsMember, absenceId })).toBe(false);
    expect(await holding()).toHaveLength(1);
  });
});
