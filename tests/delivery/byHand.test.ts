import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { auditLog, deliveries, nudges, staff } from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import { handOverNotices } from "../../worker/delivery/handOverNotices.ts";
import { resendBatch } from "../../worker/delivery/resendBatch.ts";
import { settleBatch } from "../../worker/delivery/settleBatch.ts";
import { noticeStatements } from "../../worker/store/noticeStatements.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const { communityChief, residentsChief } = CITY.staff;
const MULTICAST = "/v2/bot/message/multicast";
let scene: Scene;
let batchId: string;

// The week's point of the city goes to everybody in one multicast, which LINE refuses for good.
beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
  await scene.db.run("UPDATE points SET is_priority = (id = 'point-1')");
  await scene.db.run("UPDATE rounds SET closed_at = 1");
  await scene.tick("2026-10-13T08:30");
  scene.sim.faults.add({ kind: "status", status: 403, endpoint: MULTICAST, times: 1 });
  await scene.consume();
  batchId = (await scene.stored())[0]?.id ?? "";
});
afterEach(() => scene.close());

const asAdmin = (minute: string): Context => ({
  ...scene.at(minute),
  actor: { kind: "staff", staffId: CITY.staff.admin },
});
const resend = (minute = "2026-10-13T09:00") => resendBatch(asAdmin(minute), { batchId });
const stored = async (id: string) => (await scene.stored()).find((batch) => batch.id === id);
const audited = () =>
  scene.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `batch:${batchId}`));

describe("a batch that has failed, sent again by hand", () => {
  it("reaches everybody with the same words under a new key, and the old one says which took its place", async () => {
    const outcome = await resend();
    expect(outcome).toMatchObject({ kind: "resent", people: 8 });
    const id = outcome.kind === "resent" ? outcome.batchId : "";
    await scene.tick("2026-10-13T09:00");
    await scene.consume();
    expect(await scene.said(residentsChief)).toHaveLength(1);
    const [before, after] = [await stored(batchId), await stored(id)];
    expect(before).toMatchObject({ state: "failed", resentAs: id });
    expect(before?.settledAt).not.toBeNull();
    expect(after).toMatchObject({ state: "accepted", recipients: 8 });
    expect(after?.retryKey).not.toBe(before?.retryKey);
    expect(JSON.parse(after?.body ?? "").messages).toEqual(JSON.parse(before?.body ?? "").messages);
    expect(await scene.db.$count(deliveries, eq(deliveries.batchId, id))).toBe(8);
    expect(await scene.db.$count(nudges, eq(nudges.batchId, id))).toBe(8);
    expect(await audited()).toMatchObject([
      {
        action: "batch.resend",
        actorId: CITY.staff.admin,
        before: { state: "failed", reason: "refused" },
        after: { resentAs: id, people: 8 },
      },
    ]);
  });

  it("by two administrators at once is sent again once", async () => {
    const outcomes = await Promise.all([resend(), resend()]);
    expect(outcomes.map((each) => (each.kind === "refused" ? each.reason : each.kind)).sort()).toEqual([
      "alreadyResent",
      "resent",
    ]);
    await scene.tick("2026-10-13T09:00");
    await scene.consume();
    expect(await scene.said(residentsChief)).toHaveLength(1);
    expect(await audited()).toHaveLength(1);
  });

  it("goes to the accounts of this moment, without those who have blocked the bot since", async () => {
    const moved = `U${"d".repeat(32)}`;
    scene.sim.addUser({ userId: moved, name: "new phone", friend: true });
    await scene.db.update(staff).set({ lineUserId: moved }).where(eq(staff.id, residentsChief));
    await scene.db.update(staff).set({ lineBlockedAt: 1 }).where(eq(staff.id, communityChief));
    expect(await resend()).toMatchObject({ people: 7 });
    await scene.tick("2026-10-13T09:00");
    await scene.consume();
    expect(scene.sim.inbox(moved)).toHaveLength(1);
    expect(await scene.said(residentsChief)).toEqual([]);
    expect(await scene.said(communityChief)).toEqual([]);
  });

  it("on the next day is the message of that day", async () => {
    expect(await resend("2026-10-14T09:00")).toMatchObject({ kind: "resent" });
    await scene.tick("2026-10-14T09:00");
    await scene.consume();
    expect(await scene.said(residentsChief)).toHaveLength(1);
    expect(await scene.db.$count(deliveries, eq(deliveries.day, "2026-10-14"))).toBe(8);
  });
});

describe("is not sent again", () => {
  const refused = (reason: string) => ({ kind: "refused", reason });

  it("what nobody knows", async () => {
    batchId = "gone";
    expect(await resend()).toEqual(refused("unknownBatch"));
  });

  it.each(["planned", "sending", "held", "accepted", "dropped"])("what is %s", async (state) => {
    const finishedAt = state === "accepted" || state === "dropped" ? 1 : null;
    await scene.db.run("UPDATE batches SET state = 'planned', finished_at = NULL, leased_until = 1");
    await scene.db.run(`UPDATE batches SET state = '${state}', finished_at = ${finishedAt}`);
    expect(await resend()).toEqual(refused("notOver"));
  });

  it("when its week is over", async () => {
    expect(await resend("2026-10-19T09:00")).toEqual(refused("wordsPassed"));
  });

  it("when nobody can be reached any more", async () => {
    await scene.db.run("UPDATE staff SET line_blocked_at = 1 WHERE line_user_id IS NOT NULL");
    expect(await resend()).toEqual(refused("nobodyReachable"));
  });

  it("on a day on which one of its people has had a message: there is no second one", async () => {
    await scene.db.run(`INSERT INTO batches (id, day, digest_key, occasion, last_day, method, body, recipients, retry_key,
      state, created_at, finished_at) VALUES ('other', '2026-10-14', 'k', 'daily', '2026-10-14', 'push', '{}', 1, 'k',
      'accepted', 0, 0)`);
    await scene.db
      .insert(deliveries)
      .values({ batchId: "other", staffId: residentsChief, day: "2026-10-14", occasion: "daily" });
    expect(await resend("2026-10-14T09:00")).toEqual(refused("spokenToToday"));
    expect(await audited()).toEqual([]);
  });
});

describe("a batch that an administrator has taken note of", () => {
  const settle = () => settleBatch(asAdmin("2026-10-13T10:00"), { batchId });

  it("is settled, once, and the audit log says by whom", async () => {
    expect(await Promise.all([settle(), settle()])).toEqual([{ kind: "settled" }, { kind: "settled" }]);
    expect((await stored(batchId))?.settledAt).toBe(scene.at("2026-10-13T10:00").now);
    expect(await audited()).toMatchObject([{ action: "batch.settle", actorId: CITY.staff.admin }]);
  });

  it("must have come to a bad end, and be there", async () => {
    await scene.db.run("UPDATE batches SET state = 'accepted'");
    expect(await settle()).toEqual({ kind: "refused", reason: "notOver" });
    batchId = "gone";
    expect(await settle()).toEqual({ kind: "refused", reason: "unknownBatch" });
    expect(await audited()).toEqual([]);
  });

  it("can still be sent again", async () => {
    await settle();
    expect(await resend()).toMatchObject({ kind: "resent" });
  });
});

describe("a notice that has failed", () => {
  it("goes again to the account it was for, not to the one that is bound now", async () => {
    const context = scene.at("2026-10-13T10:00");
    const old = await scene.lineUserId(residentsChief);
    const account = `U${"e".repeat(32)}`;
    scene.sim.addUser({ userId: account, name: "new", friend: true });
    const [first, ...rest] = noticeStatements(context, [{ kind: "linkMoved", staffId: residentsChief }]);
    if (!first) throw new Error("no statements");
    await scene.db.batch([first, ...rest]);
    await scene.db.update(staff).set({ lineUserId: account }).where(eq(staff.id, residentsChief));
    const id = (await scene.stored()).find(({ occasion }) => occasion === "notice")?.id ?? "";
    scene.sim.faults.add({ kind: "status", status: 403, endpoint: "/v2/bot/message/push", times: 1 });
    await handOverNotices(context, async (messages) => void scene.queue.push(...messages), scene.wall.now);
    await scene.consume();
    expect(await stored(id)).toMatchObject({ state: "failed", reason: "refused" });
    const outcome = await resendBatch(asAdmin("2026-10-13T10:10"), { batchId: id });
    expect(outcome).toMatchObject({ kind: "resent", people: 1 });
    await scene.tick("2026-10-13T21:00");
    await scene.consume();
    expect(scene.sim.inbox(old)).toHaveLength(1);
    expect(scene.sim.inbox(account)).toEqual([]);
  });
});
