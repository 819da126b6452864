import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goals, invites } from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { linkAccount } from "../../worker/people/linkAccount.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { operator } from "./importing.ts";

const ADMIN = "U00000000000000000000000000000009";
const CHIEF = "U00000000000000000000000000000002";
const SECRET = "a secret of the tests, long enough for anybody";

let under: ApiUnderTest;
let admin: string;
beforeAll(async () => {
  under = await startApi();
  admin = await under.signIn(ADMIN);
}, 30_000);
afterAll(() => under.close());

async function upload(kind: string, content: BlobPart, fields: Record<string, string> = {}, cookie = admin) {
  const form = new FormData();
  form.set("file", new File([content], "paper.csv"));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = new Request(`http://localhost/api/admin/imports/${kind}`, {
    method: "POST",
    headers: { ...OWN_PAGE, cookie },
    body: form,
  });
  return api.request(request, undefined, under.bindings);
}

const HEADINGS =
  "番号,実施項目,計画・方針等の分類,どの水準まで,どのような方法で,いつまで,共通/課名\n1,窓口の改善,その他,待ち時間が10分以内になっている。,配置を変える。,年度末,市民課\n";
const OPTIONS = { year: "2028", unit: "市民生活部" };

describe("POST /api/admin/imports/:kind", () => {
  test("compares on a dry run, stores, and then finds nothing new", async () => {
    const before = await under.db.$count(goals);
    const dry = await (await upload("goals", HEADINGS, { ...OPTIONS, dryRun: "true" })).json();
    expect(dry).toMatchObject({ document: { kind: "goals" }, outcome: { kind: "imported", dryRun: true } });
    expect(await under.db.$count(goals)).toBe(before);
    const stored = await (await upload("goals", HEADINGS, OPTIONS)).json();
    expect(stored).toMatchObject({ outcome: { kind: "imported", added: ["1 窓口の改善"] }, message: null });
    expect(await under.db.$count(goals)).toBe(before + 1);
    const again = await (await upload("goals", HEADINGS, OPTIONS)).json();
    expect(again).toMatchObject({ outcome: { added: [], unchanged: 1 } });
  });

  test("words a refusal beside the problems of the paper", async () => {
    const answer = await upload("goals", HEADINGS, { ...OPTIONS, unit: "総務部" });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      outcome: { kind: "refused", reason: "departmentNotFound" },
      message: expect.stringContaining("総務部"),
    });
  });

  test("what cannot be done beside bad rows is a sentence on both runs", async () => {
    const first = HEADINGS.replace(
      "\n1,",
      "\n1,窓口の案内,その他,・地図がある。,声を聞く。,年度末,市民課\n2,",
    );
    await upload("goals", first, { ...OPTIONS, year: "2029" });
    const moved = `${HEADINGS}三,研修,その他,・受けている。,受ける。,年度末,市民課\n`;
    for (const dryRun of ["true", "false"]) {
      const fields = { ...OPTIONS, year: "2029", skipBadRows: "true", dryRun };
      const answer = await upload("goals", moved, fields);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({
        outcome: { reason: "numbersTaken" },
        message: expect.stringContaining("2 行目の「窓口の改善」の番号 1 は、取り込み済みの「窓口の案内」"),
      });
    }
  });

  test("refuses a file that cannot be opened", async () => {
    const answer = await upload("goals", new Uint8Array([0, 1, 2, 3, 255, 254, 0, 0]));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining("paper.csv") } });
  });

  test("refuses more than 10 MB by its announced length, before reading", async () => {
    const answer = await upload("goals", new Uint8Array(11 * 1024 * 1024));
    expect(answer.status).toBe(413);
  });

  test("knows only the kinds there are", async () => {
    expect((await upload("menus", HEADINGS)).status).toBe(400);
  });

  test("is for administrators only", async () => {
    const chief = await under.signIn(CHIEF);
    expect((await upload("goals", HEADINGS, OPTIONS, chief)).status).toBe(403);
    expect((await upload("goals", HEADINGS, OPTIONS, "")).status).toBe(401);
  });
});

describe("POST /api/admin/invites", () => {
  test("gives a code with which the person can be linked", async () => {
    const answer = await under.request("POST", "/api/admin/invites", {
      cookie: admin,
      body: { staffNumber: "10008" },
    });
    const invite = (await answer.json()) as { code: string; url: string };
    expect(invite.url).toBe(`https://liff.line.me/2000000002-Wakaba01/link?code=${invite.code}`);
    const request = { lineUserId: "Ub0000000000000000000000000000000", staffNumber: "10008", secret: SECRET };
    expect(await linkAccount(operator(under.db), { ...request, code: invite.code })).toMatchObject({
      kind: "linked",
      staff: { id: CITY.staff.planningMember },
    });
  });

  test("knows nobody by a number that is not in the roster", async () => {
    const answer = await under.request("POST", "/api/admin/invites", {
      cookie: admin,
      body: { staffNumber: "99999" },
    });
    expect(answer.status).toBe(404);
  });
});

describe("on a database server", () => {
  test("of many accounts with one code at once exactly one wins", async () => {
    const context = operator(under.db);
    const invite = await createInvite(context, { staffNumber: "10003", secret: SECRET });
    if (invite.kind === "refused") throw new Error(invite.reason);
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        linkAccount(context, {
          lineUserId: `Uc${String(n).padStart(31, "0")}`,
          staffNumber: "10003",
          code: invite.code,
          secret: SECRET,
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.kind === "linked")).toHaveLength(1);
    const used = (await under.db.select().from(invites)).filter((each) => each.usedAt !== null);
    expect(used.filter((each) => each.staffId === CITY.staff.residentsMember)).toHaveLength(1);
  });
});
