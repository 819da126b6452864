import { describe, expect, it } from "vitest";
import { inOrderOfCare, needsLook } from "../../liff/pages/admin/deliveries/batchOrder.ts";
import { handNeeded } from "../../liff/pages/admin/deliveries/handNeeded.ts";
import { quotaShares } from "../../liff/pages/admin/deliveries/quotaShares.ts";
import { deliveriesWords } from "../../liff/text/pages/deliveries.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import type { BatchView, DeliveriesView, DeliveryPlanView } from "../../worker/domain/deliveryViews.ts";

const NOW = tokyoInstant("2026-11-20", 10 * 60);

function batch(part: Partial<BatchView> = {}): BatchView {
  return {
    id: "b",
    day: "2026-11-20",
    occasion: "daily",
    altText: "見本",
    recipients: 10,
    state: "accepted",
    reason: null,
    attempts: 1,
    lastStatus: 200,
    lineRequestId: "id",
    createdAt: NOW,
    firstAttemptAt: NOW,
    nextAttemptAt: null,
    finishedAt: NOW,
    canResend: false,
    resentAs: null,
    settledAt: null,
    ...part,
  };
}

function view(part: Partial<DeliveriesView & DeliveryPlanView> = {}): DeliveriesView & DeliveryPlanView {
  return {
    today: "2026-11-20",
    now: NOW,
    isPaused: false,
    speaking: { kind: "maySpeak" },
    quota: {
      month: "2026-11",
      line: { limit: 1000, used: 600 },
      needed: { urgent: 0, deadlines: 100, reminders: 50, points: 50 },
      held: 0,
      settledAt: null,
    },
    plan: {
      digests: [
        { key: "k", occasion: "daily", altText: "見本", people: 30, calls: 1, first: [], isHidden: false },
      ],
      others: [],
    },
    batches: [],
    troubles: [],
    ...part,
  };
}

describe("the month's quota", () => {
  it("is shown as what is used, what goes out today and what the rest of the month needs", () => {
    expect(quotaShares(view())).toEqual({
      used: 600,
      today: 30,
      held: 0,
      later: 200,
      limit: 1000,
      left: 400,
      short: 0,
      scale: 1000,
    });
  });

  it("counts what is planned and not sent yet as of today, and what is sent only once", () => {
    const batches = [batch({ state: "planned" }), batch({ state: "sending" }), batch()];
    expect(quotaShares(view({ batches }))?.today).toBe(50);
  });

  it("says how many are missing where it does not reach", () => {
    const { quota } = view();
    const shares = quotaShares(view({ quota: { ...quota, line: { limit: 800, used: 600 }, held: 12 } }));
    expect(shares).toMatchObject({ short: 42, scale: 842, left: 200 });
  });

  it("has no bar on a plan without a limit, or when LINE does not answer", () => {
    const { quota } = view();
    expect(quotaShares(view({ quota: { ...quota, line: { limit: null, used: 600 } } }))).toBeNull();
    expect(quotaShares(view({ quota: { ...quota, line: null } }))).toBeNull();
  });
});

describe("what waits for an administrator", () => {
  const needed = (part: Parameters<typeof view>[0] = {}) => handNeeded(view(part), view(part));

  it("is nothing on a good day", () => {
    expect(needed()).toEqual([]);
  });

  it("is counted by kind, the gravest first", () => {
    const batches = [batch({ state: "uncertain" }), batch({ state: "failed" }), batch({ state: "failed" })];
    const troubles: DeliveriesView["troubles"] = [
      { kind: "unitWithoutChief", unit: { id: "u", name: "見本課" }, staff: 0 },
      { kind: "notLinked", people: 9, first: [] },
      { kind: "blocked", people: 1, first: [] },
    ];
    expect(needed({ batches, troubles }).map(({ kind, count }) => [kind, count])).toEqual([
      ["failed", 2],
      ["uncertain", 1],
      ["setUp", 1],
      ["unreachable", 10],
    ]);
  });

  it("is over once it was looked at or sent again", () => {
    const batches = [
      batch({ state: "failed", settledAt: NOW }),
      batch({ state: "uncertain", resentAs: "other" }),
    ];
    expect(needed({ batches })).toEqual([]);
  });

  it("is known before the plan is, all but a shortage", () => {
    const { quota } = view();
    const batches = [batch({ state: "failed" })];
    const short = view({ batches, quota: { ...quota, line: { limit: 700, used: 600 } } });
    expect(handNeeded(short, null).map(({ kind }) => kind)).toEqual(["failed"]);
    expect(handNeeded(short, short).map(({ kind }) => kind)).toEqual(["failed", "quota"]);
  });

  it("does not name a shortage that was noted", () => {
    const { quota } = view();
    const short = { ...quota, line: { limit: 700, used: 600 } };
    expect(needed({ quota: short }).map(({ kind }) => kind)).toEqual(["quota"]);
    expect(needed({ quota: { ...short, settledAt: NOW } })).toEqual([]);
  });
});

describe("the list of batches", () => {
  it("begins with what has to be looked at, then what is unfinished", () => {
    const states = ["accepted", "dropped", "planned", "failed", "held", "uncertain"] as const;
    const ordered = inOrderOfCare(states.map((state) => batch({ state })));
    expect(ordered.map(({ state }) => state)).toEqual([
      "failed",
      "uncertain",
      "held",
      "planned",
      "accepted",
      "dropped",
    ]);
  });

  it("leaves what was looked at in its place", () => {
    expect(needsLook(batch({ state: "failed" }))).toBe(true);
    expect(needsLook(batch({ state: "failed", settledAt: NOW }))).toBe(false);
  });
});

describe("the words of 送信", () => {
  it("say when the bot may speak again", () => {
    const opensAt = tokyoInstant("2026-11-24", 8 * 60 + 30);
    expect(deliveriesWords.speaking({ kind: "silent", reason: "closedDay", opensAt })).toBe(
      "今日は休みの日です。次は 11/24（火） 8:30 からです。",
    );
  });

  it("warn before a second message", () => {
    expect(deliveriesWords.batches.resendText("failed", 37)).toContain("届いていない 37 人へ");
    expect(deliveriesWords.batches.resendText("uncertain", 37)).toContain("2 通目になります");
  });

  it("say why somebody absent is not spoken to, and whether anybody is asked instead", () => {
    const absent = { reason: "absent", untilDay: "2026-11-28" } as const;
    expect(deliveriesWords.plan.why({ ...absent, standInId: "s" })).toBe(
      "11月28日（土）まで。代わりの方におたずねします",
    );
    expect(deliveriesWords.plan.why({ ...absent, standInId: null })).toContain("代わりの方がいません");
  });
});
