import { describe, expect, it } from "vitest";
import type { Api } from "../../liff/api.ts";
import type { Failure, Result } from "../../liff/failure.ts";
import { askAhead, createQueries } from "../../liff/store/queries.ts";
import { createResources } from "../../liff/store/resources.ts";

function shop() {
  const answers: Result<string>[] = [];
  let now = 0;
  let asked = 0;
  const resources = createResources({ now: () => now });
  const query = {
    key: "q",
    load: async (): Promise<Result<string>> => {
      asked++;
      return answers.shift() ?? { ok: true, value: `answer ${asked}` };
    },
  };
  return {
    resources,
    query,
    answers,
    pass(ms: number) {
      now += ms;
    },
    asked: () => asked,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const failed = (failure: Failure): Result<string> => ({ ok: false, failure });

describe("resources", () => {
  it("ask once however often they are opened", async () => {
    const { resources, query, asked } = shop();
    const state = resources.open(query);
    resources.open(query);
    expect(state.value).toEqual({ phase: "loading" });
    await settled();
    expect(state.value).toEqual({ phase: "ready", value: "answer 1" });
    expect(asked()).toBe(1);
  });

  it("show the known answer while a newer one is fetched", async () => {
    const { resources, query, pass } = shop();
    const state = resources.open(query);
    await settled();
    pass(60_000);
    resources.freshen("q");
    expect(state.value).toEqual({ phase: "ready", value: "answer 1" });
    await settled();
    expect(state.value).toEqual({ phase: "ready", value: "answer 2" });
  });

  it("leave a young answer alone until something was changed on the server", async () => {
    const { resources, query, asked } = shop();
    resources.open(query);
    await settled();
    resources.freshen("q");
    expect(asked()).toBe(1);
    resources.age();
    resources.freshen("q");
    expect(asked()).toBe(2);
  });

  it("keep what is on the screen when refreshing it fails", async () => {
    const { resources, query, pass, answers } = shop();
    const state = resources.open(query);
    await settled();
    answers.push(failed({ kind: "offline" }));
    pass(60_000);
    resources.freshen("q");
    await settled();
    expect(state.value).toEqual({ phase: "ready", value: "answer 1" });
  });

  it("take away what may no longer be seen", async () => {
    const { resources, query, pass, answers } = shop();
    const state = resources.open(query);
    await settled();
    answers.push(failed({ kind: "forbidden", reason: "forbidden" }));
    pass(60_000);
    resources.freshen("q");
    await settled();
    expect(state.value).toMatchObject({ phase: "failed", failure: { kind: "forbidden" } });
  });

  it("are asked for again after signing in", async () => {
    const { resources, query, answers } = shop();
    answers.push(failed({ kind: "signedOut", reason: "signedOut" }));
    const state = resources.open(query);
    await settled();
    resources.retryFailed();
    expect(state.value).toEqual({ phase: "loading" });
    await settled();
    expect(state.value).toMatchObject({ phase: "ready" });
  });
});

it("asks ahead for the data of a page by its address alone", () => {
  const queries = createQueries({} as Api);
  const keyFor = (path: string) => {
    const keys: string[] = [];
    askAhead(path, queries, { open: ({ key }: { key: string }) => void keys.push(key) } as never);
    return keys[0];
  };
  expect(keyFor("/")).toBe("home");
  expect(keyFor("/units/u1/goals/g1")).toBe("goal/u1/g1");
  expect(keyFor("/goals/u1")).toBe("goals/u1");
  expect(keyFor("/points/p1")).toBe("point/p1");
  expect(keyFor("/departments/d1")).toBe("grid/d1");
  expect(keyFor("/settings")).toBeUndefined();
});
