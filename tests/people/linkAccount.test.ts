import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  auditLog,
  batches,
  deliveries,
  inviteAttempts,
  invites,
  sessions,
  staff,
} from "../../db/schema/index.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { linkAccount } from "../../worker/people/linkAccount.ts";
import { unlinkAccount } from "../../worker/people/unlinkAccount.ts";
import { operator } from "../imports/importing.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const SECRET = "a secret of the tests, long enough for anybody";
const NOW = Date.parse("2026-10-05T10:00:00+09:00");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WRONG = { kind: "refused", reason: "wrong" };
const LOCKED = { kind: "refused", reason: "locked" };
const { planningMember, residentsMember } = CITY.staff;

let city: Awaited<ReturnType<typeof testDatabase>>;
let numbers: Map<string, string>;
beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
  numbers = new Map((await city.db.select().from(staff)).map((person) => [person.id, person.staffNumber]));
});
afterEach(() => city.close());

const account = (index: number) => `U${String(index).padStart(32, "a")}`;
const numberOf = (staffId: string) => numbers.get(staffId) ?? "";

async function invite(staffId: string, wallNow = NOW) {
  const outcome = await createInvite(operator(city.db), {
    staffNumber: numberOf(staffId),
    secret: SECRET,
    wallNow,
  });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  return outcome.code;
}

const link = (lineUserId: string, staffId: string, code: string, wallNow = NOW + MINUTE) =>
  linkAccount(operator(city.db), {
    lineUserId,
    staffNumber: numberOf(staffId),
    code,
    secret: SECRET,
    wallNow,
  });

const accountOf = async (staffId: string) =>
  (await city.db.select().from(staff).where(eq(staff.id, staffId)))[0]?.lineUserId;

async function openSession(staffId: string) {
  const row = { tokenHash: `token of ${staffId}`, staffId, createdAt: NOW, expiresAt: NOW + DAY };
  await city.db.insert(sessions).values(row);
}

describe("a code", () => {
  test("has ten characters of an alphabet that nobody confuses", async () => {
    expect(await invite(planningMember)).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  });

  test("is stored only as a hash", async () => {
    const code = await invite(planningMember);
    const stored = JSON.stringify([
      await city.db.select().from(invites),
      await city.db.select().from(auditLog),
    ]);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace("-", ""));
  });

  test("is not made for somebody unknown", async () => {
    const outcome = await createInvite(operator(city.db), { staffNumber: "99999", secret: SECRET });
    expect(outcome).toEqual({ kind: "refused", reason: "unknownStaff" });
  });

  test("replaces the one handed out before", async () => {
    const first = await invite(planningMember);
    const second = await invite(planningMember);
    expect(await link(account(1), planningMember, first)).toEqual(WRONG);
    expect(await link(account(1), planningMember, second)).toMatchObject({ kind: "linked" });
  });
});

describe("linking", () => {
  test("binds the account to the person, once", async () => {
    const code = await invite(planningMember);
    expect(await link(account(1), planningMember, code)).toEqual({
      kind: "linked",
      staff: { id: planningMember, name: "不破 直樹", staffNumber: numberOf(planningMember) },
      replacedLineUserId: null,
    });
    expect(await accountOf(planningMember)).toBe(account(1));
    expect(await link(account(2), planningMember, code)).toEqual(WRONG);
  });

  test("takes the code as people type it", async () => {
    const code = await invite(planningMember);
    const typed = ` ${code.toLowerCase().replace("-", "　")} `.replace(/[a-z0-9]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) + 0xfee0),
    );
    expect(await link(account(1), planningMember, typed)).toMatchObject({ kind: "linked" });
  });

  test.each([
    ["an unknown number", () => ({ staffNumber: "99999" })],
    ["another person's number", () => ({ staffNumber: numberOf(residentsMember) })],
    ["a wrong code", () => ({ code: "22222-22222" })],
    ["an empty code", () => ({ code: "" })],
    ["an expired code", () => ({ wallNow: NOW + 14 * DAY })],
    ["another secret", () => ({ secret: "another secret that is long enough as well" })],
  ])("%s is answered alike", async (_, change) => {
    const code = await invite(planningMember);
    const request = {
      lineUserId: account(1),
      staffNumber: numberOf(planningMember),
      code,
      secret: SECRET,
      wallNow: NOW + MINUTE,
    };
    expect(await linkAccount(operator(city.db), { ...request, ...change() })).toEqual(WRONG);
    expect(await accountOf(planningMember)).toBeNull();
  });

  test("again by the same person replaces the old account and gives it back to be told", async () => {
    const old = await accountOf(residentsMember);
    await openSession(residentsMember);
    const outcome = await link(account(1), residentsMember, await invite(residentsMember));
    expect(outcome).toMatchObject({ kind: "linked", replacedLineUserId: old });
    const [session] = await city.db.select().from(sessions);
    expect(session?.revokedAt).not.toBeNull();
  });

  test("again with the same account replaces nothing", async () => {
    const own = (await accountOf(residentsMember)) ?? "";
    const outcome = await link(own, residentsMember, await invite(residentsMember));
    expect(outcome).toMatchObject({ kind: "linked", replacedLineUserId: null });
  });

  test("of an account that belongs to somebody else moves it, and ends the sessions of both", async () => {
    const shared = (await accountOf(residentsMember)) ?? "";
    await openSession(residentsMember);
    await openSession(planningMember);
    await link(shared, planningMember, await invite(planningMember));
    expect(await accountOf(residentsMember)).toBeNull();
    expect(await accountOf(planningMember)).toBe(shared);
    const open = (await city.db.select().from(sessions)).filter((session) => session.revokedAt === null);
    expect(open).toEqual([]);
    const actions = (await city.db.select().from(auditLog)).map((entry) => [entry.action, entry.subject]);
    expect(actions).toEqual(
      expect.arrayContaining([
        ["link.make", `staff:${planningMember}`],
        ["link.moveAway", `staff:${residentsMember}`],
      ]),
    );
  });

  test("forgets that the old account had blocked the bot", async () => {
    await city.db.update(staff).set({ lineBlockedAt: NOW }).where(eq(staff.id, residentsMember));
    await link(account(1), residentsMember, await invite(residentsMember));
    const [person] = await city.db.select().from(staff).where(eq(staff.id, residentsMember));
    expect(person?.lineBlockedAt).toBeNull();
  });

  test("is written down with who it was, before and after", async () => {
    await link(account(1), planningMember, await invite(planningMember));
    await link(account(2), planningMember, await invite(planningMember));
    await unlinkAccount(operator(city.db), planningMember, NOW);
    const rows = await city.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `staff:${planningMember}`));
    expect(rows.filter((row) => row.action.startsWith("link."))).toMatchObject([
      {
        action: "link.make",
        actorId: planningMember,
        before: { isLinked: false },
        after: { isLinked: true },
      },
      { action: "link.make", actorId: planningMember, before: { isLinked: true }, after: { isLinked: true } },
      { action: "link.end", before: { isLinked: true }, after: { isLinked: false } },
    ]);
  });

  test("leaves no LINE account in the audit log", async () => {
    await link(account(1), residentsMember, await invite(residentsMember));
    await unlinkAccount(operator(city.db), residentsMember, NOW);
    const log = JSON.stringify(await city.db.select().from(auditLog));
    expect(log).not.toMatch(/U[0-9a-f]{32}/);
    expect(log).toContain("link.end");
  });
});

describe("wrong tries", () => {
  const WRONG_CODE = "22222-22222";

  /** So many strangers try a person's code, each as often as they like. */
  async function strangersTry(people: number, tries: number) {
    for (let n = 1; n <= people; n += 1) {
      for (let each = 0; each < tries; each += 1) await link(account(n), planningMember, WRONG_CODE);
    }
  }

  test.each([
    [1, 5],
    [1, 12],
    [5, 1],
    [9, 6],
  ])("of %i strangers, %i each, leave the code to its person", async (people, tries) => {
    const code = await invite(planningMember);
    await strangersTry(people, tries);
    expect(await link(account(90), planningMember, code)).toMatchObject({ kind: "linked" });
  });

  test("five of one account end the invite for that account alone", async () => {
    const code = await invite(planningMember);
    await strangersTry(1, 5);
    expect(await link(account(1), planningMember, code)).toEqual(WRONG);
    expect(await link(account(2), planningMember, code)).toMatchObject({ kind: "linked" });
  });

  test("four of them do not", async () => {
    const code = await invite(planningMember);
    await strangersTry(1, 4);
    expect(await link(account(1), planningMember, code)).toMatchObject({ kind: "linked" });
  });

  test("fifty of ten accounts end it for everybody, and a new code starts afresh", async () => {
    const code = await invite(planningMember);
    await strangersTry(10, 5);
    expect(await link(account(90), planningMember, code)).toEqual(WRONG);
    const next = await invite(planningMember);
    expect(await link(account(1), planningMember, next, NOW + 2 * 60 * MINUTE)).toMatchObject({
      kind: "linked",
    });
    expect(await city.db.select().from(inviteAttempts)).toEqual([]);
  });

  test("ten of them lock the account for an hour, even with the right code", async () => {
    for (let n = 0; n < 10; n += 1) expect(await link(account(1), "nobody", `${n}`)).toEqual(WRONG);
    const code = await invite(planningMember);
    expect(await link(account(1), planningMember, code)).toEqual(LOCKED);
    expect(await link(account(1), planningMember, code, NOW + 30 * MINUTE)).toEqual(LOCKED);
    expect(await link(account(1), planningMember, code, NOW + 62 * MINUTE)).toMatchObject({ kind: "linked" });
  });

  test("a locked account counts nowhere", async () => {
    for (let n = 0; n < 10; n += 1) await link(account(1), "nobody", `${n}`);
    await invite(planningMember);
    await strangersTry(1, 6);
    expect((await city.db.select().from(invites))[0]?.wrongAttempts).toBe(0);
  });

  test("many at once do not outrun the limits", async () => {
    const code = await invite(planningMember);
    await Promise.all(
      Array.from({ length: 80 }, (_, n) => link(account(n % 12), planningMember, `${n + 20}222-22222`)),
    );
    const [tried] = await city.db.select().from(invites);
    expect(tried?.wrongAttempts).toBe(50);
    expect(await link(account(90), planningMember, code)).toEqual(WRONG);
  });
});

describe("races", () => {
  test("of two accounts with one code exactly one wins", async () => {
    const code = await invite(planningMember);
    const outcomes = await Promise.all([1, 2, 3].map((n) => link(account(n), planningMember, code)));
    expect(outcomes.filter((outcome) => outcome.kind === "linked")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === "refused")).toEqual([WRONG, WRONG]);
    const winner = outcomes.findIndex((outcome) => outcome.kind === "linked") + 1;
    expect(await accountOf(planningMember)).toBe(account(winner));
  });

  test("one account with two people's codes ends bound to exactly one of them", async () => {
    const codes = await Promise.all([planningMember, residentsMember].map((staffId) => invite(staffId)));
    await Promise.all([
      link(account(1), planningMember, codes[0] ?? ""),
      link(account(1), residentsMember, codes[1] ?? ""),
    ]);
    const bound = await city.db
      .select()
      .from(staff)
      .where(eq(staff.lineUserId, account(1)));
    expect(bound).toHaveLength(1);
  });
});

describe("unlinking", () => {
  test("sets the account free, ends sessions, and gives the account to be told", async () => {
    const own = await accountOf(residentsMember);
    await openSession(residentsMember);
    expect(await unlinkAccount(operator(city.db), residentsMember, NOW)).toEqual({ lineUserId: own });
    expect(await accountOf(residentsMember)).toBeNull();
    expect((await city.db.select().from(sessions))[0]?.revokedAt).toBe(NOW);
  });

  test("twice is harmless and written down once", async () => {
    await unlinkAccount(operator(city.db), residentsMember, NOW);
    expect(await unlinkAccount(operator(city.db), residentsMember, NOW)).toEqual({ lineUserId: null });
    const ends = await city.db.select().from(auditLog).where(eq(auditLog.action, "link.end"));
    expect(ends).toHaveLength(1);
  });
});

describe("notices", () => {
  const notices = async () =>
    (await city.db.select().from(batches)).map(({ digestKey, body }) => [digestKey, JSON.parse(body).to]);

  test("are stored with the binding: to the new account, and to the one whose place it takes", async () => {
    const old = await accountOf(residentsMember);
    await link(account(1), residentsMember, await invite(residentsMember));
    expect((await notices()).toSorted()).toEqual([
      ["notice:codeForYou", old],
      ["notice:linkMoved", old],
      ["notice:linked", account(1)],
    ]);
    expect(await city.db.select().from(deliveries)).toMatchObject([
      { staffId: residentsMember, occasion: "notice" },
      { staffId: residentsMember, occasion: "notice" },
      { staffId: residentsMember, occasion: "notice" },
    ]);
  });

  test("of the same account once more tell it alone", async () => {
    const own = (await accountOf(residentsMember)) ?? "";
    await link(own, residentsMember, await invite(residentsMember));
    expect((await notices()).toSorted()).toEqual([
      ["notice:codeForYou", own],
      ["notice:linked", own],
    ]);
  });

  test("of an end go to the account that was bound", async () => {
    const own = await accountOf(residentsMember);
    await unlinkAccount(operator(city.db), residentsMember, NOW);
    await unlinkAccount(operator(city.db), residentsMember, NOW);
    expect(await notices()).toEqual([["notice:unlinked", own]]);
  });

  test("are not stored where nothing was bound", async () => {
    await link(account(1), planningMember, "22222-22222");
    const code = await invite(planningMember);
    await Promise.all([1, 2, 3].map((n) => link(account(n), planningMember, code)));
    expect(await notices()).toHaveLength(1);
  });
});
