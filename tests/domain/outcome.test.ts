import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fateOf, lastDayOf, type UnfinishedBatch } from "../../worker/domain/batchFate.ts";
import {
  backoffMs,
  classifyAnswer,
  classifyTooMany,
  endOf,
  KEY_LIFETIME_MS,
  keepReason,
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
    [413, { kind: "failed", reason: "refused" }],
    [429, { kind: "askQuota" }],
    [500, { kind: "retry", reason: "server" }],
    [502, { kind: "retry", reason: "server" }],
    [503, { kind: "retry", reason: "server" }],
    [302, { kind: "failed", reason: "refused" }],
  ])("%i", (status, verdict) => {
    expect(answered(status)).toEqual(verdict);
  });

  it.each(["timeout", "network"] as const)("no answer (%s) is tried again", (cause) => {
    expect(classifyAnswer({ kind: "noAnswer", cause })).toEqual({ kind: "retry", reason: cause });
  });

  it("every status has a meaning, and only 2xx and 409 are success", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        const isSuccess = (status >= 200 && status < 300) || status === 409;
        expect(answered(status).kind === "accepted").toBe(isSuccess);
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

  it.each([
    ["never tried", null, 0, "failed"],
    ["refused each time", "quota", 3, "failed"],
    ["an answer was lost", "timeout", 1, "uncertain"],
    ["died without a word", "interrupted", 1, "uncertain"],
  ] as const)("a batch that was %s ends as %s", (_name, reason, attempts, end) => {
    expect(endOf(reason, attempts)).toBe(end);
  });
});

describe("the fate of an unfinished batch", () => {
  const now = Date.parse("2026-10-07T10:00:00+09:00");
  const batch: UnfinishedBatch = {
    state: "planned",
    lastDay: "2026-10-07",
    attempts: 0,
    firstAttemptAt: null,
    leasedUntil: null,
    nextAttemptAt: null,
    reason: null,
  };
  const fate = (change: Partial<UnfinishedBatch>, today = "2026-10-07") =>
    fateOf({ ...batch, ...change }, today, now);

  it("never sent: at once", () => {
    expect(fate({})).toEqual({ kind: "sendable", afterMs: 0 });
  });

  it("leased: when the lease ends", () => {
    expect(fate({ state: "sending", attempts: 1, firstAttemptAt: now, leasedUntil: now + 20_000 })).toEqual({
      kind: "sendable",
      afterMs: 20_000,
    });
  });

  it("waiting for its next attempt: then", () => {
    expect(fate({ attempts: 1, firstAttemptAt: now, nextAttemptAt: now + 5000 })).toEqual({
      kind: "sendable",
      afterMs: 5000,
    });
  });

  it.each([
    ["refused for certain", "quota", "failed"],
    ["an answer lost", "timeout", "uncertain"],
  ] as const)("older than its retry key, %s: %s → %s", (_name, reason, state) => {
    const old = { attempts: 9, firstAttemptAt: now - KEY_LIFETIME_MS, reason };
    expect(fate(old)).toEqual({ kind: "over", state, reason: "keyExpired" });
  });

  it("past the last day on which its words are true: not sent any more", () => {
    expect(fate({}, "2026-10-08")).toEqual({ kind: "over", state: "failed", reason: "dayPassed" });
    expect(fate({ lastDay: "2026-10-09" }, "2026-10-08")).toEqual({ kind: "sendable", afterMs: 0 });
  });

  it("while somebody holds its lease it is theirs, whatever the day", () => {
    expect(fate({ state: "sending", attempts: 1, leasedUntil: now + 1 }, "2026-10-08").kind).toBe("sendable");
  });
});

describe("until when the words of a digest are true", () => {
  const said = { day: "2026-10-05", saysToday: false, saysThisWeek: false, dueOn: "2026-10-07" };

  it.each([
    ["a round is announced: its due day", {}, "2026-10-07"],
    ["the deadline is today: today", { saysToday: true }, "2026-10-05"],
    ["the week's point: Sunday", { saysThisWeek: true, dueOn: null }, "2026-10-11"],
    ["several: the earliest", { saysThisWeek: true, dueOn: "2026-10-30" }, "2026-10-11"],
    [
      "the week's point, made up for on a Sunday: that day",
      { day: "2026-10-11", saysThisWeek: true, dueOn: null },
      "2026-10-11",
    ],
  ])("%s", (_name, change, last) => {
    expect(lastDayOf({ ...said, ...change })).toBe(last);
  });
});
