import { describe, expect, it } from "vitest";
import type { LineAnswer } from "../../worker/line/client.ts";
import { replyInTime } from "../../worker/line/replyInTime.ts";

const T = Date.parse("2026-10-05T09:00:00+09:00");
const answered = (status: number): LineAnswer => ({
  kind: "answered",
  status,
  requestId: `request-${status}`,
  acceptedRequestId: null,
  message: null,
  refusedRecipients: [],
});
const silence: LineAnswer = { kind: "noAnswer", cause: "timeout" };

/** Replies to a LINE that gives these answers, the last again and again; each call takes so long. */
async function replying(answers: LineAnswer[], { receivedAt = T, callMs = 100 } = {}) {
  let now = T;
  const calls: number[] = [];
  const reply = async () => {
    calls.push(now - T);
    now += callMs;
    return answers[Math.min(calls.length, answers.length) - 1] as LineAnswer;
  };
  const sleep = async (ms: number) => {
    now += ms;
  };
  const end = await replyInTime(
    { reply },
    { replyToken: "token", messages: [], receivedAt },
    { now: () => now, sleep, chance: () => 0.5 },
  );
  return { end, calls };
}

describe("a reply", () => {
  it("that LINE takes is made once", async () => {
    const { end, calls } = await replying([answered(200)]);
    expect(end).toEqual({ kind: "answered", lineStatus: 200, lineRequestId: "request-200" });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["500", answered(500)],
    ["429", answered(429)],
    ["401, the channel's secret being changed", answered(401)],
    ["no answer", silence],
    ["a broken connection", { kind: "noAnswer", cause: "network" } as const],
  ])("that meets %s is made again", async (_name, first) => {
    const { end, calls } = await replying([first, first, answered(200)]);
    expect(end.kind).toBe("answered");
    expect(calls).toHaveLength(3);
  });

  it("whose answer was lost has arrived where the token is used", async () => {
    expect((await replying([silence, answered(400)])).end.kind).toBe("answered");
    expect((await replying([answered(500), answered(400)])).end.kind).toBe("answered");
  });

  it("whose words or token LINE does not take is not made again", async () => {
    const { end, calls } = await replying([answered(400)]);
    expect(end.kind).toBe("refused");
    expect(calls).toHaveLength(1);
    expect((await replying([answered(429), answered(400)])).end.kind).toBe("refused");
  });

  it("is tried for the minute of its token and no longer, ever less often", async () => {
    const { end, calls } = await replying([answered(503)]);
    expect(end.kind).toBe("late");
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.length).toBeLessThan(20);
    expect(calls.at(-1)).toBeGreaterThan(40_000);
    expect(calls.at(-1)).toBeLessThan(55_000);
  });

  it("to an event that waited longer than its token lives is tried once", async () => {
    const { end, calls } = await replying([answered(503)], { receivedAt: T - 60_000 });
    expect(end.kind).toBe("late");
    expect(calls).toHaveLength(1);
  });
});
