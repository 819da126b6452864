// The Worker's API as functions that never throw: an answer, or the reason there is none.
import type {
  AppConfig,
  DepartmentGrid,
  GoalPage,
  Home,
  Me,
  PointPage,
  PoliciesView,
  ReportInput,
  SubmitOutcome,
  UnitGoals,
} from "../worker/domain/views.ts";
import { failureOf, type Result } from "./failure.ts";

export type Api = ReturnType<typeof createApi>;
export type SubmitResult = Result<SubmitOutcome>;

export function createApi(fetchLike: typeof fetch) {
  async function request(method: string, path: string, body?: unknown): Promise<Response | null> {
    return fetchLike(`/api${path}`, {
      method,
      headers: { "x-requested-with": "shinchoku", ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => null);
  }

  async function ask<T>(method: string, path: string, body?: unknown): Promise<Result<T>> {
    const response = await request(method, path, body);
    if (!response) return { ok: false, failure: { kind: "offline" } };
    const answer = await response.json().catch(() => ({}));
    return response.ok
      ? { ok: true, value: answer as T }
      : { ok: false, failure: failureOf(response.status, answer) };
  }

  return {
    config: () => ask<AppConfig>("GET", "/config"),
    me: () => ask<Me>("GET", "/me"),
    signIn: (idToken: string) =>
      ask<{ status: "signedIn" | "notLinked" }>("POST", "/session", { idToken }),
    signOut: () => ask("DELETE", "/session"),
    link: (body: { idToken: string; staffNumber: string; code: string }) => ask("POST", "/link", body),
    unlink: () => ask("DELETE", "/link"),
    home: () => ask<Home>("GET", "/home"),
    unitGoals: (unitId: string) => ask<UnitGoals>("GET", `/units/${unitId}/goals`),
    goalPage: (unitId: string, goalId: string) => ask<GoalPage>("GET", `/units/${unitId}/goals/${goalId}`),
    policies: () => ask<PoliciesView>("GET", "/policies"),
    point: (pointId: string) => ask<PointPage>("GET", `/points/${pointId}`),
    markRead: (pointId: string) => ask("PUT", `/points/${pointId}/reading`),
    grid: (unitId: string) => ask<DepartmentGrid>("GET", `/departments/${unitId}/grid`),
    async submitReport(unitId: string, goalId: string, input: ReportInput): Promise<SubmitResult> {
      const response = await request("POST", `/units/${unitId}/goals/${goalId}/reports`, input);
      if (!response) return { ok: false, failure: { kind: "offline" } };
      const answer = await response.json().catch(() => ({}));
      if (answer.kind === "recorded" || answer.kind === "refused") return { ok: true, value: answer };
      return { ok: false, failure: failureOf(response.status, answer) };
    },
  };
}
