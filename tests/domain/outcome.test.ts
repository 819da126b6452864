import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fateOf, type UnfinishedBatch } from "../../worker/domain/batchFate.ts";
import { OCCASIONS } from "../../worker/domain/occasion.ts";
import {
  backoffMs,
  classifyAnswer,
  classifyTooMany,
  isOfChannel,
  KEY_LIFETIME_MS,
  keepReason,
  leavesDoubt,
} from "../../worker/domain/outcome.ts";

const answered = (status: number) => classifyAnswer({ kind: "answered", status });

describe("what an answer of LINE means", () => {
  it.each([
    [200, { kind: "accepted" }],
    [202, { kind: "accepted" }],
    [409, { kind: "accepted" }],
    [400, { kind: "failed", reason: "refused" }],
    [401, { kind: "retry", reason: "credentials" }],
    [403, { kind: "failed", reason: "refused" }],
    [404, { kind: "failed", reason: "refused" }],
    [410, { kind: "failed", reason: "refused" }],
    [413, { kind: "failed", reason: "refused" }],
    [415, { kind: "failed", reason: "refused" }],
    [429, { kind: "askQuota" }],
    [408, { kind: "retry", reason: "server" }],
    [425, { kind: "retry", reason: "server" }],
    [500, { kind: "retry", reason: "server" }],
    [502, { kind: "retry", reason: "server" }],
    [503, { kind: "retry", reason: "server" }],
    [504, { kind: "retry", reason: "server" }],
    [302, { kind: "retry", reason: "server" }],
  ])("%i", (status, verdict) => {
    expect(answered(status)).toEqual(verdict);
  });

  it.each(["timeout", "network"] as const)("no answer (%s) is tried again", (cause) => {
    expect(classifyAnswer({ kind: "noAnswer", cause })).toEqual({ kind: "retry", reason: cause });
  });

  it("any number has a meaning; only 2xx and 409 are success, and only LINE's own 4xx fails for good", () => {
    const passing = [401, 408, 409, 421, 425, 429];
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 100, max: 599 }), fc.integer()), (status) => {
        const { kind } = answered(status);
        expect(kind === "accepted").toBe((status >= 200 && status < 300) || status === 409);
        expect(kind === "failed").toBe(status >= 400 && status < 500 && !passing.includes(status));
      }),
    );
  });

  it("429 is held when the quota does not reach, and tried again when it does or nobody knows", () => {
    expect(classifyTooMany({ limit: 200, used: 150 }, 51)).toEqual({ kind: "held", reason: "quota" });
    expect(classifyTooMany({ limit: 200, used: 150 }, 50)).toEqual({ kind: "retry", reason: "rate" });
    expect(classifyTooMany({ limit: null, used: 90_000 }, 50)).toEqual({ kind: "retry", reason: "rate" });
    expect(classifyTooMany(null, 50)).toEqual({ kind: "retry", reason: "rate" });
  });
});

describe("trying again", () => {
  it("waits longer each time, a quarter of an hour at most", () => {
    const waits = [1, 2, 3, 4, 20].map((n) => backoffMs({ kind: "retry", reason: "server" }, n) / 1000);
    expect(waits).toEqual([10, 20, 40, 80, 900]);
  });

  it("does not cover up a lost answer with a clear refusal", () => {
    expect(keepReason("timeout", "rate")).toBe("timeout");
    expect(keepReason("rate", "timeout")).toBe("timeout");
    expect(keepReason(null, "quota")).toBe("quota");
  });

  it("whatever comes after it, a doubt stays a doubt", () => {
    const reasons = ["timeout", "network", "server", "interrupted", "rate", "quota", "credentials"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reasons), { minLength: 1 }), (attempts) => {
        const kept = attempts.reduce<string | null>(keepReason, null);
        expect(leavesDoubt(kept)).toBe(attempts.some((reason) => reasons.indexOf(reason) < 4));
      }),
    );
  });

  it.each([
    ["rate", true],
    ["credentials", true],
    ["server", false],
    ["timeout", true],
    ["network", false],
  ] as const)("%s makes the rest of the channel wait: %s", (reason, waits) => {
    expect(isOfChannel(reason)).toBe(waits);
  });
});

describe("the fate of an unfinished batch", () => {
  const now = Date.parse("2026-10-07T10:00:00+09:00");
  const batch: UnfinishedBatch = {
    state: "planned",
    occasion: "daily",
    day: "2026-10-07",
    isOutOfDate: false,
    lastDay: "2026-10-07",
    attempts: 0,
    firstAttemptAt: null,
    leasedUntil: null,
    nextAttemptAt: null,
    reason: null,
  };
  const fate = (change: Partial<UnfinishedBatch>, today = "2026-10-07") =>
    fateOf({ ...batch, ...change }, today, now);
  const tried = { attempts: 1, firstAttemptAt: now - 3_600_000 };

  it("never sent: at once", () => {
    expect(fate({})).toEqual({ kind: "sendable", afterMs: 0 });
  });

  it("leased: when the lease ends", () => {
    expect(fate({ ...tried, state: "sending", leasedUntil: now + 20_000 })).toEqual({
      kind: "sendable",
      afterMs: 20_000,
    });
  });

  it("waiting for its next attempt: then", () => {
    expect(fate({ ...tried, reason: "timeout", nextAttemptAt: now + 5000 })).toEqual({
      kind: "sendable",
      afterMs: 5000,
    });
  });

  it.each([
    ["never tried", {}],
    ["refused by quota", { ...tried, state: "held", reason: "quota" }],
    ["refused by rate", { ...tried, reason: "rate" }],
    ["refused for the token", { ...tried, reason: "credentials" }],
  ] as const)("%s, the day after: released, for the planner to look again", (_name, change) => {
    expect(fate({ ...change, lastDay: "2026-10-09" }, "2026-10-08")).toEqual({ kind: "release" });
    expect(fate(change, "2026-10-08")).toEqual({ kind: "release" });
  });

  it("held back by the quota: released on the same day, for those whom it does reach", () => {
    expect(fate({ ...tried, state: "held", reason: "quota", nextAttemptAt: now + 5000 })).toEqual({
      kind: "release",
    });
  });

  it("reached nobody, and somebody in it has answered since: released, to be planned without them", () => {
    const old = { isOutOfDate: true, lastDay: "2026-10-09" };
    expect(fate(old)).toEqual({ kind: "release" });
    expect(fate({ ...tried, ...old, reason: "rate" })).toEqual({ kind: "release" });
    expect(fate({ ...tried, ...old, reason: "timeout" })).toMatchObject({ kind: "sendable" });
  });

  it("planned for a day that is not yet, because a clock was wrong: released", () => {
    expect(fate({ day: "2026-10-08", lastDay: "2026-10-09" })).toEqual({ kind: "release" });
  });

  it("refused for certain until its key is old: released", () => {
    const old = { attempts: 9, firstAttemptAt: now - KEY_LIFETIME_MS, reason: "rate" };
    expect(fate(old)).toEqual({ kind: "release" });
  });

  it.each([
    ["an answer was lost", { ...tried, reason: "timeout" }],
    ["LINE was unwell", { ...tried, reason: "server" }],
    ["whoever made it died", { ...tried, state: "sending", leasedUntil: now - 1 }],
    ["quota spent after a lost answer", { ...tried, state: "held", reason: "network" }],
  ] as const)("%s, the day after: asked again while its words are true, then uncertain", (_name, change) => {
    expect(fate({ ...change, lastDay: "2026-10-09" }, "2026-10-08")).toEqual({ kind: "carryOver" });
    expect(fate(change, "2026-10-08")).toEqual({ kind: "uncertain", reason: "dayPassed" });
    expect(fate({ ...change, firstAttemptAt: now - KEY_LIFETIME_MS })).toEqual({
      kind: "uncertain",
      reason: "keyExpired",
    });
  });

  it("while somebody holds its lease it is theirs, whatever the day", () => {
    expect(fate({ ...tried, state: "sending", leasedUntil: now + 1 }, "2026-10-08")).toEqual({
      kind: "inHand",
    });
  });

  describe("of a notice, which nobody plans a second time", () => {
    const notice = { occasion: "notice", lastDay: "2026-11-06" } as const;

    it.each([
      ["never tried", {}],
      ["refused by quota", { ...tried, state: "held", reason: "quota" }],
      ["refused by rate", { ...tried, reason: "rate" }],
      ["an answer was lost", { ...tried, reason: "timeout" }],
      ["whoever made it died", { ...tried, state: "sending", leasedUntil: now - 1 }],
    ] as const)("%s: sent as it is, on whichever day", (_name, change) => {
      for (const today of ["2026-10-07", "2026-10-08", "2026-11-06"]) {
        expect(fate({ ...notice, ...change }, today)).toEqual({ kind: "sendable", afterMs: 0 });
      }
    });

    it("reached nobody until its key is old: a new key, as long as its day lasts", () => {
      const old = { ...notice, attempts: 20, firstAttemptAt: now - KEY_LIFETIME_MS, reason: "quota" };
      expect(fate({ ...old, state: "held" }, "2026-10-08")).toEqual({ kind: "renew" });
      expect(fate({ ...old, state: "held" }, "2026-11-07")).toEqual({ kind: "failed", reason: "dayPassed" });
    });

    it("may have arrived until its key is old: uncertain, and never sent under another", () => {
      const old = { ...notice, attempts: 20, firstAttemptAt: now - KEY_LIFETIME_MS, reason: "server" };
      expect(fate(old, "2026-10-08")).toEqual({ kind: "uncertain", reason: "keyExpired" });
    });
  });

  it("what may have arrived is never released, and nothing else ends as uncertain", () => {
    const days = ["2026-10-06", "2026-10-07", "2026-10-08"];
    const batches = fc.record({
      state: fc.constantFrom("planned", "sending", "held"),
      occasion: fc.constantFrom(...OCCASIONS),
      day: fc.constantFrom(...days),
      isOutOfDate: fc.boolean(),
      lastDay: fc.constantFrom(...days),
      attempts: fc.nat(5),
      firstAttemptAt: fc.option(fc.integer({ min: now - 2 * KEY_LIFETIME_MS, max: now })),
      leasedUntil: fc.option(fc.integer({ min: now - 60_000, max: now + 60_000 })),
      nextAttemptAt: fc.option(fc.integer({ min: now - 60_000, max: now + 60_000 })),
      reason: fc.option(fc.constantFrom("timeout", "interrupted", "rate", "quota", "credentials")),
    });
    fc.assert(
      fc.property(batches, fc.constantFrom(...days), (any, today) => {
        const { kind } = fateOf(any, today, now);
        const isClear = any.reason === "rate" || any.reason === "quota" || any.reason === "credentials";
        const mayHaveArrived = any.attempts > 0 && (any.state === "sending" || !isClear);
        if (kind === "release" || kind === "renew" || kind === "failed") expect(mayHaveArrived).toBe(false);
        const isNotice = any.occasion === "notice";
        expect(isNotice ? ["release", "carryOver", "inHand"] : ["renew", "failed"]).not.toContain(kind);
        if (kind === "uncertain" || kind === "carryOver") expect(mayHaveArrived).toBe(true);
        if (kind === "sendable" && !isNotice) expect(any.day).toBe(today);
      }),
    );
  });
});
