// The Worker's API as functions that never throw: an answer, or the reason there is none. Paths and shapes are the
// routes' own, through their type.
import { type ClientResponse, hc } from "hono/client";
import type { ApiType } from "../worker/api/app.ts";
import type { ComparedPolicies, ServedPointPage } from "../worker/domain/policyViews.ts";
import type { ReportInput, SubmitOutcome } from "../worker/domain/views.ts";
import { failureOf, type Result } from "./failure.ts";

export type Api = ReturnType<typeof createApi>;
/** The routes as `hc` sees them, and how to ask one: for the calls of pages that not everybody opens. */
export type Routes = Pick<Api, "routes" | "ask">;

type Answer = ClientResponse<unknown, number, string>;
type OkBody<R> = R extends ClientResponse<infer Body, 200 | 201, string> ? Body : never;

/** @param onSignedOut hears of every call that was refused for want of a session, and why; but not of those that make or end one */
export function createApi(fetchLike: typeof fetch, onSignedOut: (reason: string) => void = () => {}) {
  // The header is one that a form on a foreign page cannot send.
  const { api } = hc<ApiType>("/", { headers: { "x-requested-with": "shinchoku" }, fetch: fetchLike });

  function heard<T>(result: Result<T>): Result<T> {
    if (!result.ok && result.failure.kind === "signedOut") onSignedOut(result.failure.reason);
    return result;
  }
  const ask = async <R extends Answer>(request: Promise<R>) => heard(await answered(request));

  return {
    routes: api,
    ask,
    config: () => ask(api.config.$get()),
    me: () => ask(api.me.$get()),
    signIn: (idToken: string) => answered(api.session.$post({ json: { idToken } })),
    signOut: () => answered(api.session.$delete()),
    link: (json: { idToken: string; staffNumber: string; code: string }) =>
      answered(api.link.$post({ json })),
    unlink: () => ask(api.link.$delete()),
    home: () => ask(api.home.$get()),
    unitGoals: (unitId: string) => ask(api.units[":unitId"].goals.$get({ param: { unitId }, query: {} })),
    goalPage: (unitId: string, goalId: string) =>
      ask(api.units[":unitId"].goals[":goalId"].$get({ param: { unitId, goalId } })),
    policies: () => nested<ComparedPolicies>(ask(api.policies.$get({ query: {} }))),
    point: (pointId: string) =>
      nested<ServedPointPage>(ask(api.points[":pointId"].$get({ param: { pointId } }))),
    markRead: (pointId: string) => ask(api.points[":pointId"].reading.$put({ param: { pointId } })),
    grid: (unitId: string) => ask(api.departments[":unitId"].grid.$get({ param: { unitId }, query: {} })),

    /** Sends a report. Refusals that the form understands are answers too, whatever their status. */
    async submitReport(unitId: string, goalId: string, json: ReportInput): Promise<Result<SubmitOutcome>> {
      const param = { unitId, goalId };
      const request = api.units[":unitId"].goals[":goalId"].reports.$post({ param, json });
      const response = await request.catch(() => null);
      if (!response) return { ok: false, failure: { kind: "offline" } };
      const body: unknown = await readBody(response);
      return isOutcome(body)
        ? { ok: true, value: body }
        : heard({ ok: false, failure: failureOf(response.status, body as object) });
    },
  };
}

/**
 * Points hang below points, and the client's types give up on what contains itself, and loosen what may be absent. The
 * routes answer with these very shapes, which are nothing but texts, numbers and lists.
 */
export function nested<T>(answer: Promise<Result<unknown>>): Promise<Result<T>> {
  return answer as Promise<Result<T>>;
}

async function answered<R extends Answer>(request: Promise<R>): Promise<Result<OkBody<R>>> {
  const response = await request.catch(() => null);
  if (!response) return { ok: false, failure: { kind: "offline" } };
  const body = await readBody(response);
  return response.ok
    ? { ok: true, value: body as OkBody<R> }
    : { ok: false, failure: failureOf(response.status, body) };
}

async function readBody(response: Answer): Promise<object> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null ? body : {};
}

function isOutcome(body: unknown): body is SubmitOutcome {
  const { kind } = body as { kind?: unknown };
  return kind === "recorded" || kind === "refused";
}
