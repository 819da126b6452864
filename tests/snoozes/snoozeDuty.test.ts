import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { absences, auditLog, posts, readings, rounds, snoozes, unitHours } from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import type { SnoozeChoice, SnoozeSubject } from "../../worker/domain/snooze.ts";
import { openDutiesOf } from "../../worker/duties/openDuties.ts";
import { snoozeDuty } from "../../worker/snoozes/snoozeDuty.ts";
import { snoozeOptions } from "../../worker/snoozes/snoozeOptions.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const { residentsChief, residentsMember, communityChief, doubleMember } = CITY.staff;
const ROUND: SnoozeSubject = `report:${CITY.round}`;
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);

let db: Database;
let context: Context;
let close: () => void;
beforeEach(async () => {
  const database = await testDatabase();
  ({ db, close } = database);
  await buildCity(db);
  context = testContext(db);
});
afterEach(() => close());

const snooze = (
  choice: SnoozeChoice,
  {
    staffId = residentsChief,
    subject = ROUND,
    now = context.now,
  }: { staffId?: string; subject?: SnoozeSubject; now?: number } = {},
) => snoozeDuty({ ...context, now }, { staffId, subject, choice });
const stored = () => db.select().from(snoozes).orderBy(snoozes.askedAt, snoozes.dutyKey);

describe("putting off a round", () => {
  it("is kept for each of the person's duties in it", async () => {
    await db.update(posts).set({ role: "chief" }).where(eq(posts.staffId, doubleMember));
    expect(await snooze("sixteen", { staffId: doubleMember })).toEqual({
      kind: "snoozed",
      until: at("2026-10-05T16:00"),
      left: 2,
    });
    expect((await stored()).map((row) => row.dutyKey)).toEqual([
      `report:${CITY.round}:${CITY.units.community}`,
      `report:${CITY.round}:${CITY.units.residents}`,
    ]);
    expect(await db.$count(auditLog, eq(auditLog.action, "duty.snooze"))).toBe(2);
  });

  it("twice by the same tap is kept once, also the third and last time", async () => {
    await snooze("afterLunch");
    expect(await snooze("afterLunch")).toMatchObject({ kind: "snoozed", left: 2 });
    await snooze("sixteen");
    expect(await snooze("nextMorning")).toMatchObject({ kind: "snoozed", left: 0 });
    expect(await snooze("nextMorning")).toMatchObject({ kind: "snoozed", left: 0 });
    expect(await stored()).toHaveLength(3);
  });

  it("counts the newest wish, also when it is one from before", async () => {
    await snooze("sixteen");
    await snooze("afterLunch");
    await snooze("sixteen");
    const rows = await stored();
    expect(rows.map((row) => row.choice)).toEqual(["sixteen", "afterLunch", "sixteen"]);
    expect(new Set(rows.map((row) => row.askedAt)).size).toBe(3);
  });

  it("many times at once is never more than three times", async () => {
    const all = ["afterLunch", "sixteen", "nextMorning", "afterLunch", "sixteen", "nextMorning"] as const;
    await Promise.all(all.map((choice) => snooze(choice)));
    expect((await stored()).length).toBeLessThanOrEqual(3);
  });

  it("a fourth time is refused", async () => {
    for (const choice of ["afterLunch", "sixteen", "nextMorning"] as const) await snooze(choice);
    expect(await snooze("afterLunch")).toEqual({
      kind: "refused",
      reason: "usedUp",
      choices: [],
      left: 0,
    });
    expect(await snoozeOptions(context, { staffId: residentsChief, subject: ROUND })).toEqual({
      kind: "refused",
      reason: "usedUp",
    });
  });

  it("for a moment that is over offers those that are not", async () => {
    const outcome = await snooze("afterLunch", { now: at("2026-10-05T14:00") });
    expect(outcome).toMatchObject({ kind: "refused", reason: "notThen", left: 3 });
    expect(outcome.kind === "refused" && outcome.choices.map(({ choice }) => choice)).toEqual([
      "sixteen",
      "nextMorning",
    ]);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ["overdue", "2026-10-08T09:00"],
    ["noTimeLeft", "2026-10-07T16:30"],
  ] as const)("is refused as %s", async (reason, minute) => {
    expect(await snooze("sixteen", { now: at(minute) })).toMatchObject({ kind: "refused", reason });
  });

  it("of somebody else, of a closed round or of one that never was is about nothing", async () => {
    expect(await snooze("sixteen", { staffId: residentsMember })).toMatchObject({ reason: "nothingOpen" });
    expect(await snooze("sixteen", { subject: "report:nowhere" })).toMatchObject({ reason: "nothingOpen" });
    await db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
    expect(await snooze("sixteen")).toMatchObject({ reason: "nothingOpen" });
    expect(await stored()).toEqual([]);
  });

  it("can be done by whoever stands in for somebody absent", async () => {
    await db.insert(absences).values({
      id: "a1",
      staffId: communityChief,
      fromDay: "2026-10-01",
      untilDay: "2026-10-30",
      deputyId: doubleMember,
      recordedAt: 1,
    });
    expect(await snooze("sixteen", { staffId: doubleMember })).toMatchObject({ kind: "snoozed" });
    expect((await stored()).map((row) => row.dutyKey)).toEqual([
      `report:${CITY.round}:${CITY.units.community}`,
    ]);
  });

  it("keeps the hours of the person's own place of work", async () => {
    await db.insert(unitHours).values({
      unitId: CITY.units.civic,
      weekdays: [1, 2, 3, 4, 5],
      opensOnHolidays: false,
      hoursFrom: "14:00",
      hoursTo: "20:00",
    });
    expect(await snooze("nextMorning")).toMatchObject({ until: at("2026-10-06T14:00") });
  });
});

describe("putting off the week's point", () => {
  it("is kept until it is read", async () => {
    const { weeksPoint } = await openDutiesOf(context, residentsMember, "2026-10-05");
    const pointId = weeksPoint?.point.id ?? "";
    const wish = { staffId: residentsMember, subject: `read:${pointId}` } as const;
    expect(await snooze("sixteen", wish)).toMatchObject({ kind: "snoozed", left: 2 });
    expect((await stored()).map((row) => row.dutyKey)).toEqual([`read:${pointId}`]);
    await db.insert(readings).values({ pointId, staffId: residentsMember, readAt: 1, channel: "liff" });
    expect(await snooze("nextMorning", wish)).toMatchObject({ reason: "nothingOpen" });
  });
});
