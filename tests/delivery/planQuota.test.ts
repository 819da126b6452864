import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batches, nudges, quotaMonths, rounds } from "../../db/schema/index.ts";
import { planDay } from "../../worker/delivery/planDay.ts";
import { planOf } from "../../worker/delivery/planOf.ts";
import type { QuotaState } from "../../worker/domain/outcome.ts";
import { openDutiesOf } from "../../worker/duties/openDuties.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const cards = { liffId: "1650000002-AbCdEfGh", content: "published" as const };
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const plan = (minute: string, quota: QuotaState) =>
  planDay(scene.at(minute), { cards, newRetryKey: () => crypto.randomUUID(), askQuota: async () => quota });
/** How many people had the day's message. */
const people = async () =>
  (await scene.db.select().from(batches).where(eq(batches.occasion, "daily"))).reduce(
    (sum, batch) => sum + batch.recipients,
    0,
  );
const kinds = async () => [
  ...new Set((await scene.db.select().from(nudges)).map((n) => n.dutyKey.split(":")[0])),
];

describe("the month's quota", () => {
  it("is spent on deadlines before points, and only as far as it reaches", async () => {
    await plan("2026-10-07T09:00", { limit: 200, used: 197 });
    expect(await people()).toBe(3);
    expect(await kinds()).toContain("report");
  });

  it("keeps from today's points what the round will need later in the month", async () => {
    // 10/6, 10/7, 10/9 and 10/14: three chiefs, and two directors on the late days.
    await scene.db.run("DELETE FROM goal_sections WHERE unit_id <> 'unit-planning'");
    await plan("2026-10-05T09:00", { limit: 200, used: 195 });
    expect(await kinds()).not.toContain("read");
  });

  it("counts what is stored and not sent yet as used", async () => {
    await plan("2026-10-07T09:00", { limit: 3, used: 0 });
    expect(await people()).toBe(3);
    await plan("2026-10-07T09:15", { limit: 3, used: 0 });
    expect(await people()).toBe(3);
  });

  it("counts it as well where the month has room for more than what is foreseen", async () => {
    const context = scene.at("2026-10-07T09:00");
    const { quota } = await planOf(context, await readSettings(context), {
      askQuota: async () => ({ limit: 500, used: 0 }),
    });
    const later = quota.needed.urgent + quota.needed.deadlines + quota.needed.reminders;
    await plan("2026-10-07T09:00", { limit: later + 4, used: 0 });
    expect(await people()).toBe(4);
    await plan("2026-10-07T09:15", { limit: later + 4, used: 0 });
    expect(await people()).toBe(4);
  });

  it("that comes back has the rest sent at the next tick, nobody twice", async () => {
    await plan("2026-10-07T09:00", { limit: 3, used: 0 });
    await plan("2026-10-07T09:15", { limit: 500, used: 0 });
    expect(await people()).toBe(6);
  });

  it("holds nothing back when LINE does not say what it is", async () => {
    await plan("2026-10-07T09:00", null);
    expect(await people()).toBe(6);
  });
});

describe("a shortage", () => {
  it("becomes a duty of the administrator with the number of people, until it is seen or over", async () => {
    await plan("2026-10-07T09:00", { limit: 3, used: 0 });
    const [noted] = await scene.db.select().from(quotaMonths);
    expect(noted).toMatchObject({ month: "2026-10", limit: 3, used: 0, held: 3 });
    const duties = async () =>
      (await openDutiesOf(scene.at("2026-10-07T10:00"), CITY.staff.admin, "2026-10-07")).duties.filter(
        (duty) => duty.kind === "trouble",
      );
    expect(await duties()).toMatchObject([{ trouble: { kind: "quota", held: 3 } }]);
    await plan("2026-10-07T10:00", { limit: 500, used: 3 });
    expect(await duties()).toEqual([]);
  });

  it("is told to the administrator once a month, on top of the day's message", async () => {
    await scene.db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
    await plan("2026-10-05T09:00", { limit: 4, used: 0 });
    await plan("2026-10-05T09:15", { limit: 5, used: 0 });
    await plan("2026-10-05T09:30", { limit: 5, used: 0 });
    await plan("2026-10-06T09:30", { limit: 5, used: 0 });
    const told = (await scene.db.select().from(nudges)).filter((n) => n.dutyKey === "trouble:quota:2026-10");
    expect(told.map((n) => n.staffId)).toEqual([CITY.staff.admin]);
  });

  it("says of everybody held back why", async () => {
    const context = scene.at("2026-10-07T09:00");
    const { others } = await planOf(context, await readSettings(context), {
      askQuota: async () => ({ limit: 3, used: 0 }),
    });
    expect(new Set(others.filter(({ why }) => why.reason === "quota").map((o) => o.staffId)).size).toBe(3);
  });
});
