import { expect, test, vi } from "vitest";
import { keepRunning } from "../../dev/restarts.ts";

/** Something that fails each time it was begun, with these reasons. */
function failing(reasons: string[]) {
  const begun = vi.fn(async () => {});
  const failure = (signal: AbortSignal) =>
    new Promise<string>((resolve) => {
      const reason = reasons.shift();
      if (reason !== undefined || signal.aborted) resolve(reason ?? "");
      signal.addEventListener("abort", () => resolve(""));
    });
  return { name: "見本", begun, failure, begin: begun };
}

function reporting() {
  const troubles: string[] = [];
  const gone: string[] = [];
  return {
    troubles,
    gone,
    onTrouble: (sentence: string) => troubles.push(sentence),
    onGone: (sentence: string) => gone.push(sentence),
  };
}

test("what ends is begun again, and nobody is told that it is gone", async () => {
  const kept = failing(["SIGKILL"]);
  const reports = reporting();
  const { stop } = keepRunning(kept, reports, 1);
  await vi.waitFor(() => expect(kept.begun).toHaveBeenCalledOnce());
  await stop();
  expect(reports.troubles).toEqual(["見本が止まりました（SIGKILL）。始め直します。"]);
  expect(reports.gone).toEqual([]);
});

test("what ends again and again is given up after five times, with the reason", async () => {
  const kept = failing(Array(9).fill("壊れています"));
  const reports = reporting();
  const { stop } = keepRunning(kept, reports, 1);
  await vi.waitFor(() => expect(reports.gone).toHaveLength(1));
  await stop();
  expect(kept.begun).toHaveBeenCalledTimes(5);
  expect(reports.gone).toEqual(["見本が 5 回始め直しても動かないため、終わります（壊れています）。"]);
});

test("a beginning that fails counts as well", async () => {
  const kept = failing(["SIGKILL"]);
  kept.begun.mockRejectedValue(new Error("空きがありません"));
  const reports = reporting();
  const { stop } = keepRunning(kept, reports, 1);
  await vi.waitFor(() => expect(reports.gone).toHaveLength(1));
  await stop();
  expect(reports.gone[0]).toContain("空きがありません");
});

test("a stop waits for the beginning that is under way", async () => {
  const kept = failing(["SIGKILL"]);
  let finish = () => {};
  kept.begun.mockImplementation(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const { stop } = keepRunning(kept, reporting(), 1);
  await vi.waitFor(() => expect(kept.begun).toHaveBeenCalledOnce());
  const stopped = vi.fn();
  const stopping = stop().then(stopped);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(stopped).not.toHaveBeenCalled();
  finish();
  await stopping;
});
