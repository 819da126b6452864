import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  batches,
  deliveries,
  nudges,
  posts,
  readings,
  rounds,
  settings,
  staff,
} from "../../db/schema/index.ts";
import { checkMessages } from "../../dev/line/index.ts";
import { planDay } from "../../worker/delivery/planDay.ts";
import { MAX_RECIPIENTS } from "../../worker/domain/batch.ts";
import { askQuota } from "../../worker/line/askQuota.ts";
import { record } from "../reports/writing.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const { residentsChief, residentsMember, communityChief, doubleMember, planningMember } = CITY.staff;
const cards = { liffId: "1650000002-AbCdEfGh", content: "published" as const };
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const plan = async (minute: string) => {
  const parts = { cards, newRetryKey: () => crypto.randomUUID(), askQuota: () => askQuota(scene.line) };
  return (await planDay(scene.at(minute), parts)).map((batch) => batch.id);
};
/** rung by duty and person, as stored. */
const nudged = async () =>
  (await scene.db.select().from(nudges)).map((n) => `${n.dutyKey} ${n.staffId} ${n.rung}`).sort();
/** Takes the week's points out of the picture. */
const withoutPoints = () => scene.db.run("UPDATE points SET is_priority = 0");

describe("planning the day a round opens", () => {
  it("asks each section's chief once, with the counts of their section", async () => {
    await withoutPoints();
    await record(scene.db, { unitId: CITY.units.residents, goalId: CITY.goals.g1 });
    expect(await plan("2026-09-18T08:30")).toHaveLength(3);
    expect(await nudged()).toEqual([
      `report:${CITY.round}:${CITY.units.community} ${communityChief} opens`,
      `report:${CITY.round}:${CITY.units.planning} ${CITY.staff.planningChief} opens`,
      `report:${CITY.round}:${CITY.units.residents} ${residentsChief} opens`,
    ]);
    expect((await scene.stored()).map((b) => [b.digestKey, b.method, b.recipients, b.state])).toEqual([
      [`report:${CITY.round}:open:0/1`, "push", 1, "planned"],
      [`report:${CITY.round}:open:0/2`, "push", 1, "planned"],
      [`report:${CITY.round}:open:1/4`, "push", 1, "planned"],
    ]);
  });

  it("shares a batch between people with the same words", async () => {
    await withoutPoints();
    for (const goalId of [CITY.goals.g1, CITY.goals.g2]) {
      await record(scene.db, { unitId: CITY.units.residents, goalId });
    }
    await scene.db.run("UPDATE goals SET withdrawn_at = 1 WHERE id = 'goal-1' OR id = 'goal-2'");
    await plan("2026-09-18T09:00");
    const [shared] = (await scene.stored()).filter((batch) => batch.recipients === 2);
    expect(shared?.method).toBe("multicast");
    const body = JSON.parse(shared?.body ?? "{}");
    expect(body.to).toEqual(
      await Promise.all([communityChief, residentsChief].map((staffId) => scene.lineUserId(staffId))),
    );
    expect(checkMessages(body.messages)).toEqual([]);
  });

  it("asks everybody in a section that has no chief", async () => {
    await withoutPoints();
    await scene.db.delete(posts).where(eq(posts.staffId, residentsChief));
    await plan("2026-09-18T09:00");
    const asked = (await nudged()).filter((line) => line.includes(CITY.units.residents));
    expect(asked.map((line) => line.split(" ")[1])).toEqual([doubleMember, residentsMember]);
  });

  it("asks whoever holds the post on that day", async () => {
    await withoutPoints();
    await scene.db.update(posts).set({ validTo: "2026-09-17" }).where(eq(posts.staffId, residentsChief));
    await scene.db.insert(posts).values({
      id: "post-new",
      staffId: residentsMember,
      unitId: CITY.units.residents,
      title: "課長",
      role: "chief",
      isMain: false,
      validFrom: "2026-09-18",
    });
    await plan("2026-09-18T09:00");
    expect((await nudged()).filter((line) => line.includes(CITY.units.residents))).toEqual([
      `report:${CITY.round}:${CITY.units.residents} ${residentsMember} opens`,
    ]);
  });

  it("leaves out sections that have answered everything", async () => {
    await withoutPoints();
    for (const goalId of [CITY.goals.g4, CITY.goals.shared]) {
      await record(scene.db, { unitId: CITY.units.community, goalId });
    }
    await plan("2026-09-18T09:00");
    expect((await nudged()).some((line) => line.includes(CITY.units.community))).toBe(false);
  });

  it("asks nothing about a closed round", async () => {
    await withoutPoints();
    await scene.db.update(rounds).set({ closedAt: 1 });
    expect(await plan("2026-09-18T09:00")).toEqual([]);
  });
});

describe("who gets nothing", () => {
  it("those who blocked the bot and those without a LINE account", async () => {
    await scene.db.update(staff).set({ lineBlockedAt: 1 }).where(eq(staff.id, residentsChief));
    await plan("2026-09-18T09:00");
    const spokenTo = (await nudged()).map((line) => line.split(" ")[1]);
    expect(spokenTo).not.toContain(residentsChief);
    expect(spokenTo).not.toContain(planningMember);
  });

  it("those who have read the week's point", async () => {
    await scene.db.insert(readings).values(
      Object.values(CITY.points).map((pointId) => ({
        pointId,
        staffId: residentsMember,
        readAt: 1,
        channel: "liff" as const,
      })),
    );
    await plan("2026-09-28T09:00");
    const spokenTo = (await nudged()).map((line) => line.split(" ")[1]);
    expect(spokenTo.length).toBeGreaterThan(0);
    expect(spokenTo).not.toContain(residentsMember);
  });
});

describe("a point of a department", () => {
  it("is asked of that department alone, the city's of everybody", async () => {
    const asked: Record<string, string[]> = {};
    for (const monday of ["2026-10-05", "2026-10-13", "2026-10-19"]) {
      await plan(`${monday}T09:00`);
      const rows = await scene.db.select().from(nudges).where(eq(nudges.day, monday));
      const reads = rows.filter((row) => row.dutyKey.startsWith("read:"));
      asked[reads[0]?.dutyKey ?? ""] = reads.map((row) => row.staffId).sort();
    }
    const { first, second, civic } = CITY.points;
    expect(Object.keys(asked).sort()).toEqual([first, second, civic].map((id) => `read:${id}`).sort());
    expect(asked[`read:${civic}`]).toEqual(
      [CITY.staff.civicDirector, communityChief, doubleMember, residentsChief, residentsMember].sort(),
    );
    expect(asked[`read:${first}`]).toHaveLength(8);
  });
});

describe("when the bot is silent", () => {
  it.each([
    ["before opening", "2026-09-18T08:29"],
    ["after closing", "2026-09-18T17:15"],
    ["a Saturday", "2026-09-19T10:00"],
    ["a national holiday", "2026-09-21T10:00"],
    ["the year-end closing", "2026-12-29T10:00"],
  ])("%s (%s) nothing is planned", async (_name, minute) => {
    expect(await plan(minute)).toEqual([]);
  });

  it("the city's own hours count", async () => {
    await scene.db
      .insert(settings)
      .values({ key: "hours", value: { from: "10:00", to: "16:00" }, updatedAt: 0 });
    expect(await plan("2026-09-18T09:00")).toEqual([]);
    expect((await plan("2026-09-18T10:00")).length).toBeGreaterThan(0);
  });
});

describe("planning more than once", () => {
  it("again on the same day adds nothing", async () => {
    await plan("2026-10-05T09:00");
    const before = await nudged();
    expect(await plan("2026-10-05T09:15")).toEqual([]);
    expect(await nudged()).toEqual(before);
  });

  it("by two planners at once adds nothing twice and leaves no batch without people", async () => {
    const made = await Promise.all([
      plan("2026-10-05T09:00"),
      plan("2026-10-05T09:00"),
      plan("2026-10-05T09:00"),
    ]);
    const stored = await scene.stored();
    expect(stored.map((batch) => batch.id).sort()).toEqual(made.flat().sort());
    const people = await scene.db.select().from(deliveries);
    expect(new Set(people.map((row) => row.staffId)).size).toBe(people.length);
    for (const batch of stored) {
      expect(people.filter((row) => row.batchId === batch.id)).toHaveLength(batch.recipients);
    }
    expect(new Set(await nudged()).size).toBe((await nudged()).length);
  });

  it("speaks to a person once a day: what comes up later waits for the next working day", async () => {
    await scene.db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
    await plan("2026-10-05T09:00");
    await scene.db.update(rounds).set({ closedAt: null }).where(eq(rounds.id, CITY.round));
    await plan("2026-10-05T13:00");
    const days = () => scene.db.select({ staffId: deliveries.staffId, day: deliveries.day }).from(deliveries);
    expect(new Set((await days()).map((d) => `${d.staffId} ${d.day}`)).size).toBe((await days()).length);
    await plan("2026-10-06T09:00");
    expect(await nudged()).toContain(`report:${CITY.round}:${CITY.units.residents} ${residentsChief} -1`);
  });
});

describe("a big city", () => {
  it("splits 1,100 people with the same words into three calls", async () => {
    await scene.db.update(rounds).set({ closedAt: 1 });
    const ids = Array.from({ length: 1100 }, (_, index) => index);
    for (let start = 0; start < ids.length; start += MAX_RECIPIENTS) {
      const some = ids.slice(start, start + MAX_RECIPIENTS);
      await scene.db.batch([
        scene.db.insert(staff).values(
          some.map((n) => ({
            id: `s${n}`,
            staffNumber: `9${n}`,
            name: "職員",
            lineUserId: `Uf${String(n).padStart(31, "0")}`,
            lineLinkedAt: 1,
          })),
        ),
        scene.db.insert(posts).values(
          some.map((n) => ({
            id: `s${n}`,
            staffId: `s${n}`,
            unitId: CITY.units.residents,
            title: "主事",
            role: "member" as const,
            isMain: true,
            validFrom: "2026-04-01",
          })),
        ),
      ]);
    }
    await plan("2026-10-05T09:00");
    const recipients = (await scene.stored()).map((batch) => batch.recipients).sort((a, b) => b - a);
    expect(recipients.slice(0, 2)).toEqual([500, 500]);
    expect(recipients).toHaveLength(3);
    const all = (await scene.db.select({ body: batches.body }).from(batches)).flatMap(
      ({ body }) => JSON.parse(body).to,
    );
    expect(new Set(all).size).toBe(all.length);
  });
});
