import { eq, like } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { absences, auditLog, nudges, settings, staff } from "../../db/schema/index.ts";
import { departmentGrid } from "../../worker/departments/departmentGrid.ts";
import { openScene, type Scene } from "../delivery/scene.ts";
import { record } from "../reports/writing.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { director } from "./calling.ts";

const { residents, community, civic } = CITY.units;
const { residentsChief, communityChief, doubleMember, civicDirector, admin } = CITY.staff;
const FRIDAY = "2026-09-25T10:32";

let scene: Scene;
let by: ReturnType<typeof director>;

// The round opened on the 18th, the week's point came on the 24th; on Friday the 25th nothing is planned.
beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  scene = await openScene();
  by = director(scene);
  for (const day of ["2026-09-18", "2026-09-24"]) {
    await scene.tick(`${day}T08:30`);
    await scene.drain();
  }
});
afterEach(() => scene.close());

const heard = async (staffId: string) => (await scene.said(staffId)).slice(2);
const called = () => scene.db.select().from(nudges).where(like(nudges.rung, "called:%"));
const answerAll = async (unitId: string) => {
  const goals = unitId === residents ? ["g1", "g2", "g3", "shared"] : ["g4", "shared"];
  for (const goal of goals) {
    await record(scene.db, {
      unitId,
      goalId: CITY.goals[goal as "g1"],
      now: Date.parse("2026-09-25T10:00+09:00"),
    });
  }
};

describe("a call", () => {
  it("reaches the chiefs of the silent units at once, and nobody else", async () => {
    const outcome = await by.call(FRIDAY);
    const call = { at: Date.parse(`${FRIDAY}:00+09:00`), hearsAt: Date.parse(`${FRIDAY}:00+09:00`) };
    expect(outcome).toEqual({
      kind: "called",
      units: [
        { unitId: residents, call },
        { unitId: community, call },
      ],
    });
    await scene.drain();
    expect(await heard(residentsChief)).toEqual([expect.stringMatching(/進捗確認.*4 件/)]);
    expect(await heard(communityChief)).toEqual([expect.stringMatching(/進捗確認.*2 件/)]);
    expect(await heard(civicDirector)).toEqual([]);
    expect(scene.sim.violations).toEqual([]);
  });

  it("by two directors and with two taps is said once, and the second is told so", async () => {
    const outcomes = await Promise.all([by.call(FRIDAY), by.call(FRIDAY, { by: admin }), by.call(FRIDAY)]);
    expect(outcomes.map((each) => (each.kind === "called" ? each.kind : each.reason)).sort()).toEqual([
      "called",
      "calledBefore",
      "calledBefore",
    ]);
    await scene.tick("2026-09-25T10:45");
    expect(await by.call("2026-09-25T15:00")).toEqual({ kind: "refused", reason: "calledBefore" });
    await scene.tick("2026-09-25T15:00");
    await scene.drain();
    expect(await heard(residentsChief)).toHaveLength(1);
    expect(await called()).toHaveLength(2);
  });

  it("is written down with who called whom", async () => {
    await by.call(FRIDAY, { unitIds: [community] });
    const rows = await scene.db.select().from(auditLog).where(eq(auditLog.action, "duty.call"));
    expect(rows).toMatchObject([
      { actorKind: "staff", actorId: civicDirector, subject: `report:${CITY.round}:${community}` },
    ]);
  });

  it("is shown to everybody who opens the list", async () => {
    await by.call(FRIDAY, { unitIds: [community] });
    const grid = await departmentGrid(scene.at("2026-09-25T16:00"), { unitId: civic });
    const at = Date.parse(`${FRIDAY}:00+09:00`);
    expect(grid?.units.map(({ unit, call }) => [unit.id, call])).toEqual([
      [residents, null],
      [community, { at, hearsAt: at }],
    ]);
  });

  it("leaves out a unit that has answered since, and says when none is left", async () => {
    await answerAll(community);
    expect(await by.call(FRIDAY)).toMatchObject({ kind: "called", units: [{ unitId: residents }] });
    await scene.drain();
    expect(await heard(communityChief)).toEqual([]);
    expect(await by.call(FRIDAY, { unitIds: [community] })).toEqual({ kind: "refused", reason: "answered" });
  });

  it("calls only units below the director's own, whatever is asked", async () => {
    const outcome = await by.call(FRIDAY, { unitIds: [CITY.units.planning] });
    expect(outcome).toEqual({ kind: "refused", reason: "answered" });
  });

  it("says nothing to those who had the day's message, and is not stored", async () => {
    await scene.tick("2026-09-30T08:30");
    await scene.drain();
    expect(await by.call("2026-09-30T10:32")).toEqual({ kind: "refused", reason: "nobodyReached" });
    await scene.tick("2026-09-30T10:45");
    await scene.drain();
    expect(await heard(residentsChief)).toHaveLength(1);
    expect(await called()).toEqual([]);
  });

  it("is the planned message of the day where that was not said yet: one, not two", async () => {
    await by.call("2026-09-30T08:31");
    await scene.tick("2026-09-30T08:45");
    await scene.tick("2026-09-30T16:00");
    await scene.drain();
    expect(await heard(residentsChief)).toHaveLength(1);
    expect(await called()).toEqual([]);
  });

  it("while sending is paused is refused", async () => {
    const value = { isPaused: true };
    await scene.db.insert(settings).values({ key: "sending", value, updatedAt: 0 });
    expect(await by.call(FRIDAY)).toEqual({ kind: "refused", reason: "paused" });
  });

  it("that could not be handed over is said by the next tick", async () => {
    const enqueue = async () => {
      throw new Error("the queue refuses");
    };
    expect(await by.call(FRIDAY, { parts: { enqueue } })).toMatchObject({ kind: "called" });
    expect(takeConsoleErrors()).toHaveLength(1);
    await scene.tick("2026-09-25T10:45");
    await scene.drain();
    expect(await heard(residentsChief)).toHaveLength(1);
  });
});

describe("outside the hours", () => {
  const EVENING = "2026-09-25T20:00";
  const MONDAY = "2026-09-28";

  it("a call waits for the opening", async () => {
    expect(await by.call(EVENING)).toMatchObject({
      kind: "called",
      units: [{ call: { hearsAt: Date.parse(`${MONDAY}T08:30:00+09:00`) } }, {}],
    });
    expect(scene.queue).toEqual([]);
    await scene.tick("2026-09-26T10:00");
    expect(scene.queue).toEqual([]);
    expect(await by.call("2026-09-27T10:00", { by: admin })).toEqual({
      kind: "refused",
      reason: "calledBefore",
    });
    await scene.tick(`${MONDAY}T08:30`);
    await scene.drain();
    expect(await heard(communityChief)).toHaveLength(1);
    await scene.tick("2026-09-29T08:30");
    await scene.drain();
    expect(await heard(communityChief)).toHaveLength(1);
  });

  it("those who answer in between are not called, the others are", async () => {
    await by.call(EVENING);
    await answerAll(community);
    await scene.tick(`${MONDAY}T08:30`);
    await scene.drain();
    expect((await heard(residentsChief)).join()).toContain("進捗確認 4 件");
    expect((await heard(communityChief)).join()).not.toContain("進捗確認");
  });

  it("whoever is away on that day is not called, the deputy is", async () => {
    await by.call(EVENING);
    await scene.db.insert(absences).values({
      id: "absence",
      staffId: communityChief,
      fromDay: MONDAY,
      untilDay: MONDAY,
      deputyId: doubleMember,
      recordedAt: Date.parse("2026-09-27T10:00:00+09:00"),
    });
    await scene.tick(`${MONDAY}T08:30`);
    await scene.drain();
    expect(await heard(communityChief)).toEqual([]);
    expect((await heard(doubleMember)).join()).toContain("進捗確認");
  });
});

describe("the preview", () => {
  it("shows who will hear it, the very card, and what is planned next", async () => {
    const preview = await by.preview(FRIDAY);
    expect(preview).toMatchObject({
      isPaused: false,
      hearsAt: preview.now,
      replaces: null,
      next: { rung: { at: -5 }, day: "2026-09-30" },
      units: [
        { unit: { id: residents }, total: 4, answered: 0, call: null, canCall: true },
        { unit: { id: community }, total: 2, answered: 0, call: null, canCall: true },
      ],
    });
    expect(preview.units[0]?.people).toEqual([
      { title: "課長", people: 1, isStandIn: false, fate: { kind: "hears", at: preview.now } },
    ]);
    await by.call(FRIDAY);
    await scene.drain();
    const [, , message] = scene.sim.inbox(await scene.lineUserId(residentsChief));
    expect(preview.cards.find(({ units }) => units.includes("市民課"))?.messages).toEqual(message?.messages);
  });

  it("names nobody", async () => {
    const text = JSON.stringify(await by.preview(FRIDAY));
    for (const { name } of await scene.db.select({ name: staff.name }).from(staff)) {
      expect(text).not.toContain(name);
    }
  });

  it("says which planned rung it takes the place of", async () => {
    expect(await by.preview("2026-09-30T08:31")).toMatchObject({
      replaces: { at: -5 },
      next: { rung: { at: -1 }, day: "2026-10-06" },
    });
  });

  it("says why somebody is not reached", async () => {
    await scene.db.update(staff).set({ lineBlockedAt: 1 }).where(eq(staff.id, residentsChief));
    await scene.db.insert(absences).values({
      id: "absence",
      staffId: communityChief,
      fromDay: "2026-09-24",
      untilDay: "2026-09-28",
      deputyId: doubleMember,
      recordedAt: 0,
    });
    const { units } = await by.preview(FRIDAY);
    expect(units.map(({ canCall, people }) => [canCall, people.map(({ fate }) => fate.kind)])).toEqual([
      [false, ["blocked"]],
      [true, ["absent", "hears"]],
    ]);
    await scene.tick("2026-09-30T08:30");
    const later = await by.preview("2026-09-30T10:32");
    expect(later.units[1]?.people.map(({ fate }) => fate)).toEqual([{ kind: "hadMessage" }]);
  });

  it("in the evening says when it would be heard, and shows the card of that morning", async () => {
    await scene.tick("2026-09-30T08:30");
    const preview = await by.preview("2026-10-06T20:00");
    expect(preview.hearsAt).toBe(Date.parse("2026-10-07T08:30:00+09:00"));
    expect(preview.replaces).toEqual(expect.objectContaining({ at: 0 }));
    expect(JSON.stringify(preview.cards)).toContain("今日が締切");
  });

  it("after a call shows that it stands", async () => {
    await by.call(FRIDAY, { unitIds: [community] });
    const { units } = await by.preview("2026-09-25T15:00");
    expect(units.map(({ call, canCall }) => [call !== null, canCall])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it("has nobody where everything is answered", async () => {
    await answerAll(community);
    await answerAll(residents);
    expect(await by.preview(FRIDAY)).toMatchObject({ round: null, units: [], cards: [] });
  });
});
