import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLog, posts, settings, staff } from "../../db/schema/index.ts";
import { createLineSimulator, type LineSimulator } from "../../dev/line/index.ts";
import { createRichMenuClient, dataBaseUrl } from "../../worker/line/richMenus/client.ts";
import { MENU_KINDS, type MenuKind } from "../../worker/line/richMenus/menuKind.ts";
import { menuOfAccount } from "../../worker/line/richMenus/menuOfAccount.ts";
import { menuHeight } from "../../worker/line/richMenus/menus.ts";
import { menusFollowPosts } from "../../worker/line/richMenus/menusFollowPosts.ts";
import { type PublishParts, planMenus, publishMenus } from "../../worker/line/richMenus/publishMenus.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const CHANNEL = {
  channelId: "1650000001",
  channelSecret: "0123456789abcdef0123456789abcdef",
  loginChannelId: "1650000002",
  liffId: "1650000002-AbCdEfGh",
};
const STRANGER = `U${"e".repeat(32)}`;

let city: Awaited<ReturnType<typeof testDatabase>>;
let line: LineSimulator;
let accounts: Map<string, string>;
let parts: PublishParts;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
  line = await createLineSimulator(CHANNEL);
  accounts = new Map();
  for (const person of await city.db.select().from(staff)) {
    if (person.lineUserId === null) continue;
    accounts.set(person.id, person.lineUserId);
    line.addUser({ userId: person.lineUserId, name: person.id, friend: true });
  }
  line.addUser({ userId: STRANGER, name: "stranger", friend: true });
  const client = createRichMenuClient({ ...CHANNEL, apiBaseUrl: line.url });
  parts = { client, liffId: CHANNEL.liffId, pictures: picturesWith(1), pause: async () => {} };
});
afterEach(async () => {
  await line.close();
  city.close();
});

/** Pictures whose last byte tells one set from another. */
function picturesWith(mark: number): PublishParts["pictures"] {
  const draw = (kind: MenuKind) => {
    const png = new Uint8Array(25);
    png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const view = new DataView(png.buffer);
    view.setUint32(16, 2500);
    view.setUint32(20, menuHeight(kind));
    png[24] = mark;
    return png;
  };
  return Object.fromEntries(MENU_KINDS.map((kind) => [kind, draw(kind)])) as PublishParts["pictures"];
}

const on = (day: string) => testContext(city.db, { now: Date.parse(`${day}T08:30:00+09:00`) });
const today = () => on("2026-10-05");
const publish = (overrides: Partial<PublishParts> = {}) => publishMenus(today(), { ...parts, ...overrides });
const follow = (day: string) => menusFollowPosts(on(day), parts.client);
const accountOf = (staffId: string) => accounts.get(staffId) ?? STRANGER;
/** The label in the name of the menu that a person sees: 「課長」. */
const sees = (staffId: string) => line.richMenuOf(accountOf(staffId))?.menu.name?.split(" ")[1] ?? null;
const menuIds = async () => {
  const listed = await parts.client.list();
  return listed.kind === "done" ? listed.value.map((menu) => menu.id) : [];
};
const calls = (method: string, path: RegExp) =>
  line.calls.filter((call) => call.method === method && path.test(call.path)).length;
const bulkCalls = () => calls("POST", /bulk/);

const { civicDirector, residentsChief, residentsMember, doubleMember, admin, planningMember } = CITY.staff;

async function moveTo(staffId: string, role: "member" | "chief" | "director", from: string) {
  const isOwn = eq(posts.staffId, staffId);
  await city.db.update(posts).set({ validTo: "2026-10-31" }).where(isOwn);
  const [post] = await city.db
    .select()
    .from(posts)
    .where(and(isOwn, eq(posts.isMain, true)));
  if (!post) throw new Error(`${staffId} has no post`);
  await city.db.insert(posts).values({ ...post, id: "post-new", role, validFrom: from, validTo: null });
}

describe("publishing", () => {
  it("shows everybody the menu of their posts, and strangers how to link", async () => {
    expect(await publish()).toMatchObject({
      kind: "published",
      created: [...MENU_KINDS],
      kept: [],
      removed: 0,
    });
    expect(sees(residentsMember)).toBe("職員");
    expect(sees(doubleMember)).toBe("職員");
    expect(sees(residentsChief)).toBe("課長");
    expect(sees(civicDirector)).toBe("部長");
    expect(sees(admin)).toBe("管理者");
    expect(sees(planningMember)).toBe("未連携");
    expect(line.richMenuOf(accountOf(residentsChief))?.image?.type).toBe("image/png");
    expect(line.violations).toEqual([]);
  });

  it("again makes and removes nothing", async () => {
    await publish();
    const before = await menuIds();
    expect(await publish()).toMatchObject({ created: [], kept: [...MENU_KINDS], removed: 0 });
    expect(await menuIds()).toEqual(before);
  });

  it("again gives back the menu that somebody took from a person at LINE", async () => {
    await publish();
    await parts.client.unlink(accountOf(residentsChief));
    await publish();
    expect(sees(residentsChief)).toBe("課長");
  });

  it("with new pictures replaces the menus and removes the old ones", async () => {
    await publish();
    const before = await menuIds();
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ removed: 5, waiting: 0 });
    const after = await menuIds();
    expect(after).toHaveLength(5);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    expect(sees(residentsChief)).toBe("課長");
    expect(sees(planningMember)).toBe("未連携");
  });

  it("replaces only the menu that changed", async () => {
    await publish();
    const pictures = { ...parts.pictures, chief: picturesWith(2).chief };
    const outcome = await publish({ pictures });
    expect(outcome).toMatchObject({ created: ["chief"], removed: 1 });
  });

  it("with another mini-app in the links replaces all", async () => {
    await publish();
    expect(await publish({ liffId: "1650000002-Another1" })).toMatchObject({ removed: 5 });
    const areas = line.richMenuOf(STRANGER)?.menu.areas ?? [];
    expect(areas[0]?.action).toMatchObject({ uri: "https://liff.line.me/1650000002-Another1/link" });
  });

  it("waits for nobody who is no friend of the account", async () => {
    line.addUser({ userId: accountOf(admin), name: "admin", friend: false });
    await publish();
    expect(sees(admin)).toBe("未連携");
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ removed: 5, waiting: 0 });
  });

  it("leaves the menus of others at the account alone", async () => {
    const others = await parts.client.create({
      size: { width: 2500, height: 843 },
      selected: false,
      name: "市の催し",
      chatBarText: "催し",
      areas: [],
    });
    await publish();
    await publish({ pictures: picturesWith(2) });
    expect(await menuIds()).toContain(others.kind === "done" ? others.value : "");
  });

  it("makes again what somebody removed at LINE", async () => {
    await publish();
    const gone = line.richMenuOf(accountOf(residentsChief))?.richMenuId ?? "";
    await parts.client.remove(gone);
    expect(sees(residentsChief)).toBe("未連携");
    expect(await publish()).toMatchObject({ created: ["chief"], removed: 0 });
    expect(sees(residentsChief)).toBe("課長");
  });

  it("keeps a trace in the audit log, and the settings of the city as they are", async () => {
    await publish();
    const rows = await city.db.select().from(auditLog).where(eq(auditLog.action, "richMenus.publish"));
    expect(rows).toHaveLength(1);
    const { settings: rules } = await readSettings(today());
    expect(rules).not.toHaveProperty("richMenus");
  });

  it("does not name who blocked the account, and counts nobody twice", async () => {
    await city.db
      .update(staff)
      .set({ lineBlockedAt: Date.parse("2026-10-01T10:00:00+09:00") })
      .where(eq(staff.id, residentsMember));
    const outcome = await publish();
    expect(outcome).toMatchObject({ told: expect.arrayContaining([{ menu: "member", people: 1 }]) });
    const named = line.calls.flatMap((call) => (call.body as { userIds?: string[] } | null)?.userIds ?? []);
    expect(named).toHaveLength(new Set(named).size);
    expect(named).not.toContain(accountOf(residentsMember));
  });

  it("tells LINE of more than 500 people in parts of 500", async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => ({
      id: `many-${index}`,
      staffNumber: String(20_000 + index),
      name: "多田",
      lineUserId: `U${String(index).padStart(32, "f")}`,
      lineLinkedAt: 1,
    }));
    await city.db.insert(staff).values(many);
    await city.db.insert(posts).values(
      many.map(({ id }) => ({
        id: `post-${id}`,
        staffId: id,
        unitId: CITY.units.residents,
        title: "主事",
        role: "member" as const,
        isMain: true,
        validFrom: "2026-04-01",
      })),
    );
    await publish();
    const sizes = line.calls
      .filter((call) => call.path.endsWith("/bulk/link"))
      .map((call) => (call.body as { userIds: string[] }).userIds.length);
    expect(sizes).toEqual([500, 500, 3, 3, 2, 1]);
  });
});

describe("a dry run", () => {
  it("says what would be done and changes nothing at LINE or here", async () => {
    expect(await planMenus(today(), parts)).toMatchObject({
      kind: "planned",
      missing: [...MENU_KINDS],
      kept: [],
      people: expect.arrayContaining([{ menu: "chief", people: 3 }]),
      old: 0,
    });
    expect(line.calls.filter((call) => call.method !== "GET" && !call.path.includes("oauth"))).toEqual([]);
    expect(await city.db.select().from(settings)).toEqual([]);
  });

  it("knows what is there already and what is old", async () => {
    await publish();
    const pictures = { ...parts.pictures, chief: picturesWith(2).chief };
    expect(await planMenus(today(), { ...parts, pictures })).toMatchObject({ missing: ["chief"], old: 1 });
  });
});

describe("when LINE fails", () => {
  const fail = (endpoint: string, status = 500, times = 1) =>
    line.faults.add({ kind: "status", endpoint, status, times });

  it("at the list, nothing is made", async () => {
    fail("/v2/bot/richmenu/list", 503);
    expect(await publish()).toMatchObject({ kind: "failed", step: "list", failure: { status: 503 } });
    expect(await menuIds()).toEqual([]);
  });

  it("at a new picture, everybody keeps the menu they have and no half menu is left", async () => {
    await publish();
    const before = await menuIds();
    line.faults.add({ kind: "garbage", endpoint: "/v2/bot/richmenu/richmenu-", times: 1 });
    line.faults.add({ kind: "status", endpoint: "/v2/bot/richmenu/richmenu-", status: 500, times: 1 });
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ kind: "failed", step: "create" });
    expect(await menuIds()).toEqual(before);
    expect(sees(residentsChief)).toBe("課長");
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ kind: "published", removed: 5 });
  });

  it("at the linking, the old menus stay and the next run goes on", async () => {
    await publish();
    const before = await menuIds();
    fail("/v2/bot/richmenu/bulk/link", 500);
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ kind: "failed", step: "link" });
    expect(await menuIds()).toEqual(expect.arrayContaining(before));
    expect(sees(residentsMember)).toBe("職員");
    const made = calls("POST", /\/richmenu$/);
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ created: [], removed: 5 });
    expect(calls("POST", /\/richmenu$/)).toBe(made);
  });

  it("at the removal, everybody has the new menu and the next run removes the rest", async () => {
    await publish();
    line.rates.set("richMenuDelete", { limit: 2, windowMs: 3_600_000 });
    const outcome = await publish({ pictures: picturesWith(2) });
    expect(outcome).toMatchObject({ kind: "failed", step: "remove", failure: { status: 429 } });
    line.rates.set("richMenuDelete", { limit: 100, windowMs: 3_600_000 });
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ removed: 3 });
    expect(await menuIds()).toHaveLength(5);
  });

  it("and links late, the old menus wait for the next run", async () => {
    await publish();
    const [before = ""] = await menuIds();
    const slow = { ...parts.client, menuOf: async () => ({ kind: "done" as const, value: before }) };
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    const outcome = await publish({ client: slow, pictures: picturesWith(2), pause });
    expect(outcome).toMatchObject({ kind: "published", removed: 0, waiting: 5 });
    expect(pauses).toBe(4);
    expect(await publish({ pictures: picturesWith(2) })).toMatchObject({ removed: 5, waiting: 0 });
  });
});

describe("the menu follows the post", () => {
  it("without menus nothing is asked of LINE", async () => {
    expect(await follow("2026-10-06")).toEqual({ kind: "nothingToDo" });
    expect(await menuOfAccount(today(), parts.client, accountOf(residentsMember))).toBeNull();
    expect(line.calls).toEqual([]);
  });

  it("on a day like the one before LINE is told nothing", async () => {
    await publish();
    const before = bulkCalls();
    expect(await follow("2026-10-06")).toEqual({ kind: "followed", told: [] });
    expect(await follow("2026-10-06")).toEqual({ kind: "nothingToDo" });
    expect(bulkCalls()).toBe(before);
  });

  it("on the day of a transfer the person gets the menu of the new post, in bulk", async () => {
    await publish();
    await moveTo(residentsMember, "chief", "2026-11-01");
    await follow("2026-10-31");
    expect(sees(residentsMember)).toBe("職員");
    expect(await follow("2026-11-01")).toEqual({
      kind: "followed",
      told: [
        { menu: "member", people: 1 },
        { menu: "chief", people: 4 },
      ],
    });
    expect(sees(residentsMember)).toBe("課長");
    expect(sees(doubleMember)).toBe("職員");
    expect(calls("POST", /\/user\/U/)).toBe(0);
  });

  it("whoever has no post any more sees the channel's own menu", async () => {
    await publish();
    await city.db.update(posts).set({ validTo: "2026-10-31" }).where(eq(posts.staffId, residentsChief));
    await follow("2026-11-01");
    expect(sees(residentsChief)).toBe("未連携");
  });

  it("a roster imported in the middle of a day counts at the next tick", async () => {
    await publish();
    await city.db.update(posts).set({ role: "director" }).where(eq(posts.staffId, residentsChief));
    expect(await follow("2026-10-05")).toEqual({ kind: "nothingToDo" });
    await city.db
      .insert(auditLog)
      .values({ at: 1, actorKind: "commandLine", action: "roster.import", subject: "roster" });
    await follow("2026-10-05");
    expect(sees(residentsChief)).toBe("部長");
  });

  it("who comes back after a block gets the menu with the next day", async () => {
    await city.db.update(staff).set({ lineBlockedAt: 1 }).where(eq(staff.id, residentsMember));
    await publish();
    expect(sees(residentsMember)).toBe("未連携");
    await city.db.update(staff).set({ lineBlockedAt: null }).where(eq(staff.id, residentsMember));
    await follow("2026-10-06");
    expect(sees(residentsMember)).toBe("職員");
  });

  it("what LINE could not do is done at the next tick, from where it stopped", async () => {
    await publish();
    await moveTo(residentsMember, "director", "2026-11-01");
    line.faults.add({ kind: "status", endpoint: "/v2/bot/richmenu/bulk/link", status: 503, times: 1 });
    expect(await follow("2026-11-01")).toMatchObject({ kind: "failed", menu: "member" });
    expect(await follow("2026-11-01")).toMatchObject({ kind: "followed" });
    expect(sees(residentsMember)).toBe("部長");
  });

  it("what LINE refuses is not asked again on the same day", async () => {
    await publish();
    await moveTo(residentsMember, "director", "2026-11-01");
    line.faults.add({ kind: "status", endpoint: "/v2/bot/richmenu/bulk/link", status: 400, times: 1 });
    expect(await follow("2026-11-01")).toMatchObject({ kind: "failed" });
    expect(await follow("2026-11-01")).toEqual({ kind: "nothingToDo" });
    expect(await follow("2026-11-02")).toMatchObject({ kind: "followed" });
    expect(sees(residentsMember)).toBe("部長");
  });

  it("an account that is bound gets the menu of its person, and one set free loses it", async () => {
    await publish();
    await city.db
      .update(staff)
      .set({ lineUserId: STRANGER, lineLinkedAt: 1 })
      .where(eq(staff.id, planningMember));
    await menuOfAccount(today(), parts.client, STRANGER);
    expect(sees("stranger")).toBe("職員");
    await city.db
      .update(staff)
      .set({ lineUserId: null, lineLinkedAt: null })
      .where(eq(staff.id, planningMember));
    await menuOfAccount(today(), parts.client, STRANGER);
    expect(sees("stranger")).toBe("未連携");
  });
});

describe("where pictures go", () => {
  it.each([
    ["https://api.line.me", "https://api-data.line.me"],
    ["http://127.0.0.1:9000", "http://127.0.0.1:9000"],
    ["https://line.example.jp/proxy", "https://line.example.jp/proxy"],
  ])("for %s it is %s", (api, data) => {
    expect(dataBaseUrl(api)).toBe(data);
  });
});
