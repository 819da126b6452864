import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  absences,
  batches,
  deliveries,
  goals,
  nudges,
  posts,
  quotaMonths,
  settings,
  staff,
  unitHours,
} from "../../db/schema/index.ts";
import { checkMessages } from "../../dev/line/index.ts";
import type {
  BatchPage,
  DeliveriesView,
  DeliveryPlanView,
  PreviewView,
  PromiseView,
} from "../../worker/domain/deliveryViews.ts";
import { reportFor } from "../reports/writing.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { admin, residentsChief, residentsMember, civicDirector, planningMember, planningChief } = CITY.staff;
let under: ApiUnderTest;
let cookie: string;

beforeAll(async () => {
  under = await startApi();
  cookie = await signIn(admin);
}, 30_000);
afterAll(() => under.close());
beforeEach(async () => {
  for (const table of [nudges, deliveries, batches, absences, settings, unitHours, quotaMonths]) {
    await under.db.delete(table);
  }
});

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select({ line: staff.lineUserId }).from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.line ?? "");
}
async function get<View>(path: string, as = cookie): Promise<View> {
  const answer = await under.request("GET", path, { cookie: as });
  expect(answer.status).toBe(200);
  return (await answer.json()) as View;
}
const deliveriesNow = () => get<DeliveriesView>("/api/admin/deliveries");
const planNow = () => get<DeliveryPlanView>("/api/admin/deliveries/plan");
/** The clock of these tests stands on 2026-10-05, 10:00, a Monday: the second quarter's round is open. */
const batch = (id: string, change: Partial<typeof batches.$inferInsert> = {}) => ({
  id,
  day: "2026-10-05",
  digestKey: "k",
  occasion: "daily" as const,
  lastDay: "2026-10-07",
  method: "push" as const,
  body: JSON.stringify({ to: "U1", messages: [{ type: "text", text: "x", altText: "第2四半期" }] }),
  recipients: 1,
  retryKey: `key-${id}`,
  state: "planned" as const,
  createdAt: 1,
  ...change,
});

describe("送信", () => {
  test("shows what each will get and who gets nothing and why, before anything is sent", async () => {
    const line = { lineUserId: null, lineLinkedAt: null };
    const [before] = await under.db.select().from(staff).where(eq(staff.id, residentsMember));
    await under.db.update(staff).set(line).where(eq(staff.id, residentsMember));
    const { isPaused, speaking } = await deliveriesNow();
    const { plan } = await planNow();
    await under.db
      .update(staff)
      .set(before ?? {})
      .where(eq(staff.id, residentsMember));
    expect({ isPaused, speaking }).toEqual({ isPaused: false, speaking: { kind: "maySpeak" } });
    const people = plan.digests.flatMap(({ first }) => first.map((person) => person.staffId));
    expect(people).toContain(residentsChief);
    expect(new Set(people).size).toBe(people.length);
    expect(plan.digests.every(({ altText }) => altText.length > 0)).toBe(true);
    expect(plan.others).toContainEqual({
      reason: "notLinked",
      people: 1,
      first: [
        {
          person: expect.objectContaining({ staffId: residentsMember, unitName: "市民課", title: "主任" }),
          why: { reason: "notLinked" },
        },
      ],
    });
    expect(await under.db.select().from(batches)).toEqual([]);
  });

  test("names who is asked instead of somebody absent", async () => {
    await under.db.insert(absences).values({
      id: "a",
      staffId: residentsChief,
      fromDay: "2026-10-01",
      untilDay: "2026-10-09",
      deputyId: residentsMember,
      recordedAt: 1,
    });
    const { plan } = await planNow();
    expect(plan.others.find(({ reason }) => reason === "absent")?.first).toContainEqual({
      person: expect.objectContaining({ staffId: residentsChief }),
      why: { reason: "absent", untilDay: "2026-10-09", standInId: residentsMember },
    });
  });

  test("shows the quota with what the month will need and how many are held back", async () => {
    under.line.quota.limit = 4;
    const { quota } = await planNow();
    expect(quota).toMatchObject({ month: "2026-10", line: { limit: 4, used: 0 } });
    expect(quota.needed.deadlines).toBeGreaterThan(0);
    expect(quota.held).toBeGreaterThan(0);
    under.line.quota.limit = null;
  });

  test("lists batches of today and older ones that need a look, each with what LINE said", async () => {
    const old = { day: "2026-10-01", finishedAt: 2 };
    await under.db
      .insert(batches)
      .values([
        batch("today"),
        batch("old-done", { ...old, state: "accepted" }),
        batch("old-uncertain", { ...old, state: "uncertain", lineRequestId: "req-1", lastStatus: 500 }),
        batch("old-seen", { ...old, state: "failed", settledAt: 3 }),
      ]);
    const view = await deliveriesNow();
    expect(view.batches.map(({ id, canResend }) => [id, canResend]).sort()).toEqual([
      ["old-uncertain", true],
      ["today", false],
    ]);
    expect(view.batches.find(({ id }) => id === "old-uncertain")).toMatchObject({
      altText: "第2四半期",
      lineRequestId: "req-1",
      lastStatus: 500,
    });
  });

  test("a batch names its people", async () => {
    await under.db.insert(batches).values(batch("b"));
    const place = { batchId: "b", day: "2026-10-05", occasion: "daily" as const };
    await under.db.insert(deliveries).values({ ...place, staffId: residentsChief });
    const page = await get<BatchPage>("/api/admin/batches/b");
    expect(page.people.map((person) => person.staffId)).toEqual([residentsChief]);
    expect((await under.request("GET", "/api/admin/batches/none", { cookie })).status).toBe(404);
  });

  test("a shortage that was seen is no duty any more, and that is noted once", async () => {
    const month = { month: "2026-10", limit: 4, used: 4, needed: 9, held: 3, readAt: 1 };
    await under.db.insert(quotaMonths).values(month);
    const settle = async () =>
      (await under.request("POST", "/api/admin/quota/settle", { cookie, body: {} })).json();
    expect(await settle()).toEqual({ isSettled: true });
    expect(await settle()).toEqual({ isSettled: false });
    const home = await get<{ duties: { kind: string }[] }>("/api/home");
    expect(home.duties.some(({ kind }) => kind === "trouble")).toBe(false);
  });
});

describe("what keeps the bot from reaching somebody is listed, never an exception", () => {
  const troubles = async () => (await deliveriesNow()).troubles;

  test("a section without a chief, and one without anybody", async () => {
    await under.db.update(posts).set({ validTo: "2026-10-01" }).where(eq(posts.staffId, planningChief));
    expect(await troubles()).toContainEqual({
      kind: "unitWithoutChief",
      unit: { id: CITY.units.planning, name: "企画課" },
      staff: 1,
    });
    await under.db.update(posts).set({ validTo: "2026-10-01" }).where(eq(posts.staffId, planningMember));
    expect(await troubles()).toContainEqual(expect.objectContaining({ kind: "unitWithoutChief", staff: 0 }));
    await under.db.update(posts).set({ validTo: null });
  });

  test("people without LINE, and those who blocked the bot", async () => {
    await under.db.update(staff).set({ lineBlockedAt: 1 }).where(eq(staff.id, residentsMember));
    expect(await troubles()).toEqual([
      { kind: "notLinked", people: 1, first: [expect.objectContaining({ staffId: planningMember })] },
      { kind: "blocked", people: 1, first: [expect.objectContaining({ staffId: residentsMember })] },
    ]);
    await under.db.update(staff).set({ lineBlockedAt: null });
  });

  test("a round without goals", async () => {
    await under.db.update(goals).set({ withdrawnAt: 1 });
    expect(await troubles()).toContainEqual(
      expect.objectContaining({
        kind: "roundWithoutGoals",
        round: expect.objectContaining({ id: CITY.round }),
      }),
    );
    await under.db.update(goals).set({ withdrawnAt: null });
  });
});

describe("the preview of a card", () => {
  const preview = (query: string) => get<PreviewView>(`/api/admin/preview?${query}`);
  const numberOf = async (staffId: string) =>
    (await under.db.select().from(staff).where(eq(staff.id, staffId)))[0]?.staffNumber ?? "";

  test("is what the person would get, as LINE would take it", async () => {
    const view = await preview(`staffNumber=${await numberOf(residentsChief)}`);
    expect(view).toMatchObject({ person: { staffId: residentsChief }, day: "2026-10-05" });
    expect(view.messages).toHaveLength(1);
    expect(checkMessages(view.messages)).toEqual([]);
  });

  test("finds the person by a number in wide digits, as a code does", async () => {
    const wide = (await numberOf(residentsChief)).replace(/[0-9]/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    expect(await preview(`staffNumber=${encodeURIComponent(wide)}`)).toMatchObject({
      person: { staffId: residentsChief },
    });
  });

  test("of another day has that day's words, on the next working day where it is closed", async () => {
    const number = await numberOf(residentsChief);
    expect(JSON.stringify((await preview(`staffNumber=${number}&day=2026-10-07`)).messages)).toContain(
      "今日が締切",
    );
    expect((await preview(`staffNumber=${number}&day=2026-10-10`)).day).toBe("2026-10-13");
  });

  test("of somebody without a LINE account can be seen before they have one", async () => {
    await under.db.update(posts).set({ validTo: "2026-10-01" }).where(eq(posts.staffId, planningChief));
    expect((await preview(`staffNumber=${await numberOf(planningMember)}`)).messages).toHaveLength(1);
    await under.db.update(posts).set({ validTo: null });
  });

  test("of nobody says that the number is not on the roster", async () => {
    const answer = await under.request("GET", "/api/admin/preview?staffNumber=99999", { cookie });
    expect(answer.status).toBe(404);
    expect(JSON.stringify(await answer.json())).toContain("99999");
    expect(
      (await under.request("GET", "/api/admin/preview?staffNumber=1&day=2026-13-40", { cookie })).status,
    ).toBe(400);
  });
});

describe("声かけの約束", () => {
  const promise = async (staffId: string) => get<PromiseView>("/api/promise", await signIn(staffId));

  test("names the days of the open round and those who are told", async () => {
    const { report, escalation, calendar } = await promise(residentsMember);
    expect(report.round).toEqual({ quarter: 2, opensOn: "2026-09-18", dueOn: "2026-10-07", isOpen: true });
    expect(report.rungs.map(({ day }) => day)).toEqual([
      "2026-09-18",
      "2026-09-30",
      "2026-10-06",
      "2026-10-07",
      "2026-10-09",
      "2026-10-14",
    ]);
    expect(escalation).toEqual({ superior: "部長", director: "部長" });
    expect(calendar).toMatchObject({ owner: { name: "若葉市" }, hours: { from: "08:30", to: "17:15" } });
  });

  test("says what the settings say", async () => {
    await under.db.insert(settings).values([
      { key: "hours", value: { from: "09:00", to: "16:00" }, updatedAt: 0 },
      { key: "pushesPerMonth", value: { most: 4 }, updatedAt: 0 },
      { key: "ladders", value: { report: [{ at: 0 }], read: [] }, updatedAt: 0 },
      { key: "sending", value: { isPaused: true }, updatedAt: 0 },
    ]);
    const view = await promise(residentsMember);
    expect(view).toMatchObject({ isPaused: true, pushesPerMonth: 4, read: { rungs: [] } });
    expect(view.calendar.hours).toEqual({ from: "09:00", to: "16:00" });
    expect(view.report.rungs).toEqual([{ rung: { at: 0 }, day: "2026-10-07" }]);
  });

  test("has the hours of a place of work that keeps its own", async () => {
    await under.db.insert(unitHours).values({
      unitId: CITY.units.residents,
      weekdays: [2, 3, 4, 5, 6],
      opensOnHolidays: true,
      hoursFrom: "09:30",
      hoursTo: "19:00",
    });
    expect((await promise(residentsMember)).calendar).toMatchObject({
      owner: { name: "市民課" },
      weekdays: [2, 3, 4, 5, 6],
      opensOnHolidays: true,
    });
  });
});

describe("whoever stands in for an absent chief", () => {
  const send = async (as: string) =>
    (
      await under.request("POST", `/api/units/${CITY.units.residents}/goals/${CITY.goals.g1}/reports`, {
        cookie: await signIn(as),
        body: reportFor(CITY.goals.g1),
      })
    ).status;

  test("may answer for the section as long as nobody else is there, and not otherwise", async () => {
    expect(await send(civicDirector)).toBe(403);
    const away = { fromDay: "2026-10-01", untilDay: "2026-10-09", recordedAt: 1 };
    await under.db.insert(absences).values({ id: "chief", staffId: residentsChief, ...away });
    expect(await send(planningChief)).toBe(403);
    expect(await send(civicDirector)).toBe(201);
  });
});

describe("by hand", () => {
  const post = async (path: string, body: unknown = {}) => {
    const answer = await under.request("POST", path, { cookie, body });
    return { status: answer.status, body: (await answer.json()) as { error?: { message: string } } };
  };
  const failed = { state: "failed" as const, finishedAt: 2 };
  const withPerson = async (id: string, change: Partial<typeof batches.$inferInsert>) => {
    await under.db.insert(batches).values(batch(id, change));
    const place = { batchId: id, day: "2026-10-05", occasion: "daily" as const };
    await under.db.insert(deliveries).values({ ...place, staffId: residentsChief });
  };

  test("a failed batch is sent again once, after a warning was confirmed", async () => {
    await withPerson("b", failed);
    expect((await post("/api/admin/batches/b/resend")).status).toBe(400);
    const again = { isConfirmed: true };
    expect(await post("/api/admin/batches/b/resend", again)).toMatchObject({
      status: 201,
      body: { kind: "resent", people: 1 },
    });
    expect(await post("/api/admin/batches/b/resend", again)).toMatchObject({
      status: 409,
      body: { error: { reason: "alreadyResent" } },
    });
    expect((await deliveriesNow()).batches.map(({ state }) => state).sort()).toEqual(["failed", "planned"]);
  });

  test("one whose words are over is not, and the page says so before", async () => {
    await withPerson("b", { ...failed, lastDay: "2026-10-04" });
    expect((await deliveriesNow()).batches.map(({ canResend }) => canResend)).toEqual([false]);
    expect((await post("/api/admin/batches/b/resend", { isConfirmed: true })).body.error?.message).toContain(
      "日付を過ぎた",
    );
  });

  test("what was seen is no duty any more; what is not over cannot be settled", async () => {
    await withPerson("b", failed);
    const troubles = async () =>
      (await get<{ duties: { kind: string }[] }>("/api/home")).duties.filter(
        ({ kind }) => kind === "trouble",
      );
    expect(await troubles()).toHaveLength(1);
    expect((await post("/api/admin/batches/b/settle")).status).toBe(200);
    expect(await troubles()).toEqual([]);
    await under.db.insert(batches).values(batch("c"));
    expect((await post("/api/admin/batches/c/settle")).status).toBe(409);
    expect((await post("/api/admin/batches/none/settle")).status).toBe(404);
  });
});
