import { describe, expect, it } from "vitest";
import { createApi } from "../../liff/api.ts";
import type { ReportInput } from "../../worker/domain/views.ts";
import { reportView } from "./fixtures.ts";

const INPUT: ReportInput = {
  roundId: "r",
  submissionKey: "k",
  baseVersion: 0,
  gradeId: "on",
  judgements: {},
  done: "",
  blocked: "",
  next: "",
  needsSupport: false,
};

function apiAnswering(status: number, body: unknown) {
  const requests: Request[] = [];
  const api = createApi(async (input, init) => {
    requests.push(new Request(new URL(String(input), "https://example.jp"), init));
    return Response.json(body, { status });
  });
  return { api, requests };
}

describe("a request", () => {
  it("carries the header that a form on a foreign page cannot send", async () => {
    const { api, requests } = apiAnswering(200, {});
    await api.markRead("p1");
    expect(requests[0]?.url).toBe("https://example.jp/api/points/p1/reading");
    expect(requests[0]?.method).toBe("PUT");
    expect(requests[0]?.headers.get("x-requested-with")).toBe("shinchoku");
  });

  it.each([
    [401, { kind: "signedOut", reason: "stale" }],
    [403, { kind: "forbidden", reason: "stale" }],
    [404, { kind: "notFound", reason: "stale", message: "文" }],
    [409, { kind: "conflict", reason: "stale", message: "文" }],
    [400, { kind: "invalid", reason: "stale", message: "文" }],
    [500, { kind: "server" }],
    [503, { kind: "server", reason: "stale", message: "文" }],
  ])("answered with %i is a failure of its own kind", async (status, failure) => {
    const { api } = apiAnswering(status, { error: { reason: "stale", message: "文" } });
    expect(await api.home()).toEqual({ ok: false, failure });
  });

  it("without a network is offline, and nothing is thrown", async () => {
    const api = createApi(async () => {
      throw new TypeError("Failed to fetch");
    });
    expect(await api.me()).toEqual({ ok: false, failure: { kind: "offline" } });
    expect(await api.submitReport("u", "g", INPUT)).toEqual({ ok: false, failure: { kind: "offline" } });
  });

  it("answered with something that is not JSON is the server's fault", async () => {
    const api = createApi(async () => new Response("<html>", { status: 502 }));
    expect(await api.me()).toEqual({ ok: false, failure: { kind: "server" } });
  });
});

describe("a call that finds no session", () => {
  function apiWithoutSession(reason: string) {
    const heard: string[] = [];
    const api = createApi(
      async () => Response.json({ error: { reason, message: "" } }, { status: 401 }),
      (why) => heard.push(why),
    );
    return { api, heard };
  }

  it.each(["signedOut", "idle", "ended"])("tells so, whichever it is (%s)", async (reason) => {
    const { api, heard } = apiWithoutSession(reason);
    await api.home();
    await api.unlink();
    await api.ask(api.routes.absences.$get());
    await api.submitReport("u", "g", INPUT);
    expect(heard).toEqual([reason, reason, reason, reason]);
  });

  it("but not where a session is made or ended", async () => {
    const { api, heard } = apiWithoutSession("stale");
    await api.signIn("token");
    await api.link({ idToken: "token", staffNumber: "1", code: "c" });
    await api.signOut();
    expect(heard).toEqual([]);
  });
});

describe("sending a report", () => {
  it("understands the refusals of the form whatever their status", async () => {
    const latest = reportView();
    const { api } = apiAnswering(409, { kind: "refused", reason: "newerVersion", latest, error: {} });
    expect(await api.submitReport("u", "g", INPUT)).toMatchObject({
      ok: true,
      value: { kind: "refused", reason: "newerVersion", latest },
    });
  });

  it("leaves other refusals to the mapper", async () => {
    const { api } = apiAnswering(401, { error: { reason: "signedOut", message: "" } });
    expect(await api.submitReport("u", "g", INPUT)).toEqual({
      ok: false,
      failure: { kind: "signedOut", reason: "signedOut" },
    });
  });
});
