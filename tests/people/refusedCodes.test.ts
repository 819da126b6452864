// Every way in which a code can fail, asked over HTTP by an account that tries for the first time: one answer for all of
// them, after the same work, so that nobody learns from words or time which staff numbers exist or which codes wait.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invites, staff } from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { withdrawInvite } from "../../worker/people/endInvites.ts";
import { type CountingProxy, startCountingProxy } from "../bench/countingProxy.ts";
import { operator } from "../imports/importing.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const PERSON = CITY.staff.planningMember;
const OTHER = CITY.staff.residentsMember;

let under: ApiUnderTest;
let database: CountingProxy;
let accounts = 0;
beforeAll(async () => {
  under = await startApi();
  database = await startCountingProxy(String(under.bindings.DATABASE_URL));
}, 30_000);
afterAll(async () => {
  database.close();
  await under.close();
});

const context = () => operator(under.db);
const secret = () => String(under.bindings.SESSION_SECRET);

async function numberOf(staffId: string): Promise<string> {
  const [person] = await under.db.select().from(staff).where(eq(staff.id, staffId));
  return person?.staffNumber ?? "";
}

async function issue(staffId: string, wallNow = Date.now()): Promise<string> {
  const issued = await createInvite(context(), {
    staffNumber: await numberOf(staffId),
    secret: secret(),
    wallNow,
  });
  if (issued.kind === "refused") throw new Error(issued.reason);
  return issued.code;
}

/** A LINE account that has tried nothing yet. */
async function newcomer(): Promise<string> {
  accounts += 1;
  return under.line.issueIdToken(`U${String(accounts).padStart(32, "c")}`);
}

/** What somebody is told who brings a code, and what the database was asked for it. */
async function tryCode(staffNumber: string, code: string, idToken?: string) {
  const body = JSON.stringify({ idToken: idToken ?? (await newcomer()), staffNumber, code });
  const headers = { ...OWN_PAGE, "content-type": "application/json" };
  const bindings = { ...under.bindings, DATABASE_URL: database.url };
  let said = "";
  const traffic = await database.during(async () => {
    const answer = await api.request("/api/link", { method: "POST", headers, body }, bindings);
    said = `${answer.status} ${await answer.text()}`;
  });
  return { said, ...traffic };
}

const WAYS: Record<string, () => Promise<[staffNumber: string, code: string]>> = {
  "a wrong code": async () => {
    await issue(PERSON);
    return [await numberOf(PERSON), "22222-22222"];
  },
  "an unknown number": async () => ["99999", await issue(PERSON)],
  "a number without a code": async () => [await numberOf(CITY.staff.admin), "22222-22222"],
  "another person's code": async () => {
    await issue(OTHER);
    return [await numberOf(OTHER), await issue(PERSON)];
  },
  "an expired code": async () => [await numberOf(PERSON), await issue(PERSON, Date.now() - 15 * 86_400_000)],
  "a replaced code": async () => {
    const old = await issue(PERSON);
    await issue(PERSON);
    return [await numberOf(PERSON), old];
  },
  "a withdrawn code": async () => {
    const code = await issue(PERSON);
    const waiting = (await under.db.select().from(invites)).filter((each) => each.usedAt === null);
    for (const { id } of waiting) expect(await withdrawInvite(context(), id)).toBe(true);
    return [await numberOf(PERSON), code];
  },
  "a burnt code": async () => {
    const code = await issue(PERSON);
    await under.db.update(invites).set({ wrongAttempts: 50 }).where(eq(invites.staffId, PERSON));
    return [await numberOf(PERSON), code];
  },
  "a used code": async () => {
    const code = await issue(OTHER);
    const own = await under.line.issueIdToken("U00000000000000000000000000000003");
    expect((await tryCode(await numberOf(OTHER), code, own)).said).toMatch(/^200/);
    return [await numberOf(OTHER), code];
  },
};

test("all ways of failing are one to whoever tries", async () => {
  const answers: Record<string, Awaited<ReturnType<typeof tryCode>>> = {};
  for (const [way, arrange] of Object.entries(WAYS)) {
    const [staffNumber, code] = await arrange();
    answers[way] = await tryCode(staffNumber, code);
  }
  const first = answers["a wrong code"];
  expect(first?.said).toContain('"reason":"wrong"');
  for (const [way, answer] of Object.entries(answers)) expect({ way, ...answer }).toEqual({ way, ...first });
});
