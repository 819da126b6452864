// Hours of named people are not the administrators' to see (decision 022): every route that lets an administrator in is
// opened in a city whose overtime is recognisable, and nothing of it may stand beside a name.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  auditLog,
  batches,
  orderDelegations,
  overtimeOrders,
  posts,
  settings,
  staff,
} from "../../db/schema/index.ts";
import { statedRoutes } from "../../worker/api/app.ts";
import { planDay } from "../../worker/delivery/planDay.ts";
import type { MorningSheet } from "../../worker/domain/deadlines/morningViews.ts";
import type { BatchPage, DeliveryPlanView, PreviewView } from "../../worker/domain/deliveryViews.ts";
import { newId } from "../../worker/ids.ts";
import { applyForOrder } from "../../worker/overtime/applyForOrder.ts";
import { clockAt, orderRow, record, wishFor } from "../overtime/ordering.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY, callerFor } from "../support/city.ts";
import { testContext } from "../support/context.ts";

const { staff: people, units } = CITY;
const MORNING = Date.parse("2026-10-05T10:00:00+09:00");
const BOARD_TIME = Date.parse("2026-10-05T16:45:00+09:00");
const TASK = "防災倉庫の棚卸し";
const MINUTES = 2411;
const OVERTIME = new RegExp(
  `超過勤務|退庁|命令を待つ|終わりを確かめる|見ておきたい|配当時間|overtime:|${TASK}|\\b${MINUTES}\\b`,
);

let under: ApiUnderTest;
let admin: string;
let names: string[];
let batchIds: string[];
let planBefore: DeliveryPlanView;
let numbers: string[];

beforeAll(async () => {
  under = await startApi();
  const { db } = under;
  // Near the limit of the month, an evening that waits for its end, and an application that waits for an order.
  await record(db, people.residentsMember, "2026-10-01", MINUTES);
  await db
    .insert(overtimeOrders)
    .values(orderRow({ id: "order-evening", day: "2026-10-02", untilMinutes: 1260, task: TASK }));
  const wish = { input: wishFor({ task: TASK }), channel: "liff" } as const;
  await applyForOrder(clockAt(db, MORNING), callerFor(people.doubleMember), wish);
  admin = await signIn(people.admin);
  planBefore = await get<DeliveryPlanView>("/api/admin/deliveries/plan", admin);
  for (const now of [MORNING, BOARD_TIME]) {
    const cards = { liffId: "2000000002-Wakaba01", content: "published" as const };
    const parts = { cards, newRetryKey: () => crypto.randomUUID(), askQuota: async () => null };
    await planDay(testContext(db, { now, newId }), parts);
  }
  const everybody = await db.select().from(staff);
  names = everybody.filter(({ id }) => id !== people.admin).map(({ name }) => name);
  numbers = everybody.filter(({ id }) => id !== people.admin).map(({ staffNumber }) => staffNumber);
  batchIds = (await db.select().from(batches)).map(({ id }) => id);
}, 60_000);
afterAll(() => under.close());

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select().from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.lineUserId ?? "");
}

/** The pages behind a route, with everything that its path or query may name. */
function pagesOf(path: string): string[] {
  if (path === "/api/admin/preview") {
    const days = ["", "&day=2026-10-06", "&day=2026-10-28"];
    return numbers.flatMap((number) => days.map((day) => `${path}?staffNumber=${number}${day}`));
  }
  const fills: Record<string, readonly string[]> = {
    ":unitId": Object.values(units),
    ":batchId": batchIds,
    ":goalId": [CITY.goals.g1, CITY.goals.planning1],
    ":pointId": [CITY.points.first],
    ":deadlineId": ["none"],
  };
  return Object.entries(fills).reduce<string[]>(
    (pages, [name, values]) =>
      pages.flatMap((page) =>
        page.includes(name) ? values.map((value) => page.replace(name, value)) : [page],
      ),
    [path],
  );
}

/** Objects of an answer in which words of overtime stand beside the name of a person. */
function besideNames(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(besideNames);
  if (typeof node !== "object" || node === null) return [];
  const own = JSON.stringify(ownText(node));
  const isBoth = OVERTIME.test(own) && names.some((name) => own.includes(name));
  return [...(isBoth ? [own] : []), ...Object.values(node).flatMap(besideNames)];
}

/** What an object says itself: its words, those of an object in it, the messages and people it lists. */
function ownText(node: object): unknown[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (Array.isArray(value)) return LISTS.includes(key) ? [value] : [];
    if (typeof value !== "object" || value === null) return [value];
    return Object.values(value).filter((each) => typeof each !== "object");
  });
}
const LISTS = ["people", "first", "messages"];

const READ = statedRoutes().filter(({ method }) => method === "GET");

describe("an administrator", () => {
  test.each(READ)(
    "reads no hours beside a name: $path",
    async ({ path }) => {
      for (const page of pagesOf(path)) {
        const answer = await under.request("GET", page, { cookie: admin });
        const text = await answer.text();
        if (answer.status !== 200 || !text.startsWith("{")) continue;
        // The own page of the administrator's hours has the words of the form and nobody's hours.
        expect({ page, found: besideNames(JSON.parse(text)) }).toEqual({ page, found: [] });
        expect({ page, says: text.includes(TASK) || text.includes(String(MINUTES)) }).toEqual({
          page,
          says: false,
        });
      }
    },
    60_000,
  );

  test("sees of a 送信 about overtime how many it goes to", async () => {
    const about = await under.db.select().from(batches);
    const overtime = about.filter(({ digestKey }) => digestKey.includes("overtime:"));
    expect(overtime.length).toBeGreaterThan(1);
    for (const { id, recipients } of overtime) {
      const page = await get<BatchPage>(`/api/admin/batches/${id}`, admin);
      expect(page).toMatchObject({ batch: { recipients }, people: [], isHidden: true });
    }
  });

  test("sees in the plan of today how many are told of overtime, and of what else who is", async () => {
    const { digests } = planBefore.plan;
    expect(besideNames(planBefore)).toEqual([]);
    const about = digests.filter(({ key }) => key.includes("overtime:"));
    expect(about.length).toBeGreaterThan(0);
    for (const { first, isHidden, people: count } of about) {
      expect({ first, isHidden, isCounted: count > 0 }).toEqual({
        first: [],
        isHidden: true,
        isCounted: true,
      });
    }
    const others = digests.filter(({ key }) => !key.includes("overtime:"));
    for (const { first, isHidden } of others) expect([first.length > 0, isHidden]).toEqual([true, false]);
  });

  test("previews somebody else as if there were no overtime, and that is written down", async () => {
    await under.db.delete(auditLog);
    const preview = await get<PreviewView>("/api/admin/preview?staffNumber=10003", admin);
    expect(preview).toMatchObject({ isOvertimeLeftOut: true });
    expect(JSON.stringify(preview.messages)).not.toMatch(OVERTIME);
    expect(await under.db.select().from(auditLog)).toMatchObject([
      { action: "preview.read", actorId: people.admin, subject: `staff:${people.residentsMember}` },
    ]);
  });

  test("sees no evenings in the morning's sheet of a section", async () => {
    const sheet = await get<MorningSheet>(`/api/units/${units.residents}/morning`, admin);
    expect(sheet.orders).toBeNull();
  });
});

describe("whose it is to see", () => {
  test("the personnel section sees the people and the words, in the preview and of a 送信", async () => {
    const { db } = under;
    await db
      .insert(settings)
      .values({ key: "personnel", value: { unitId: units.reform, contact: "" }, updatedAt: 0 });
    const preview = await get<PreviewView>("/api/admin/preview?staffNumber=10003", admin);
    expect(preview).toMatchObject({ isOvertimeLeftOut: false });
    expect(JSON.stringify(preview.messages)).toMatch(OVERTIME);
    const [batch] = (await db.select().from(batches)).filter(({ digestKey }) =>
      digestKey.includes("overtime:"),
    );
    const page = await get<BatchPage>(`/api/admin/batches/${batch?.id}`, admin);
    expect(page).toMatchObject({ isHidden: false, people: [{ name: expect.any(String) }] });
    await db.delete(settings);
  });

  test("a leader sees last night's evenings, a member only among three others", async () => {
    const path = `/api/units/${units.residents}/morning`;
    const chief = await signIn(people.residentsChief);
    const member = await signIn(people.doubleMember);
    expect((await get<MorningSheet>(path, chief)).orders).toEqual({ lastNight: 1, older: 0 });
    expect((await get<MorningSheet>(path, member)).orders).toBeNull();
    for (const index of [1, 2]) {
      const id = `colleague-${index}`;
      await under.db.insert(staff).values({ id, staffNumber: `3000${index}`, name: "佐々 凪" });
      const post = { unitId: units.residents, title: "主事", role: "member", isMain: true } as const;
      await under.db
        .insert(posts)
        .values({ id: `post-${id}`, staffId: id, ...post, validFrom: "2026-04-01" });
    }
    expect((await get<MorningSheet>(path, member)).orders).toEqual({ lastNight: 1, older: 0 });
  });

  test("what a leader is told on LINE counts no people", async () => {
    const said = (await under.db.select().from(batches)).map(({ body }) => body).join("\n");
    expect(said).toContain("超過勤務の見通し");
    expect(said).not.toMatch(/方が \d+ 人/);
    expect(await under.db.$count(orderDelegations)).toBe(0);
  });
});

async function get<View>(path: string, cookie: string): Promise<View> {
  const answer = await under.request("GET", path, { cookie });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as View;
}
