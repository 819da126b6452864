import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import * as v from "valibot";
import { type Context, cityNow, composeContext } from "../context.ts";
import {
  isAdmin,
  mayOrderOvertime,
  mayOverseeDepartment,
  mayReadOvertime,
  mayReadUnit,
  mayReportForUnit,
  mayReviewUnit,
} from "../domain/rights.ts";
import { id } from "../domain/shapes.ts";
import type { Bindings, Config } from "../env.ts";
import { type Caller, callerOf } from "../people/callerOf.ts";
import { hashToken } from "../people/session.ts";
import { noteUse, whySessionEnded } from "../people/sessionUse.ts";
import { afterAnswering } from "./afterAnswering.ts";
import { SAFE_METHODS } from "./ownPages.ts";
import { isTooOften, refuseTooOften } from "./rateLimits.ts";
import { refuse, refuseUnreadable } from "./refuse.ts";

export interface ApiEnv {
  Bindings: Bindings;
  Variables: {
    config: Config;
    requestId: string;
    /** Why the answer is a refusal, for the log. */
    refusal?: string;
  };
}

/**
 * Who may call a route. `signedIn` opens nothing but what is the person's own; `postHolder` holds any post today.
 * The unit rules look at the `:unitId` of the path: `unitReader` works in it or leads above it · `unitReporter` holds
 * a post in it or stands in for its absent people · `unitSuperior` leads a unit above it · `departmentOverseer` directs it ·
 * `overtimeOrderer` may order overtime in it · `overtimeReader` may see the hours of its people. `personnel` looks after
 * the city's working hours.
 */
export const RULES = [
  "anyone",
  "signedIn",
  "postHolder",
  "unitReader",
  "unitReporter",
  "unitSuperior",
  "departmentOverseer",
  "overtimeOrderer",
  "overtimeReader",
  "personnel",
  "admin",
] as const;
export type Rule = (typeof RULES)[number];
type PersonRule = Exclude<Rule, "anyone">;

interface AnyoneEnv extends ApiEnv {
  Variables: ApiEnv["Variables"] & { context: Context };
}
interface PersonEnv extends ApiEnv {
  Variables: ApiEnv["Variables"] & { context: Context; caller: Caller; lineage: string[]; tokenHash: string };
}

export { refuse, refuseUnreadable };

/** The session's cookie; the prefix ties it to this host and to HTTPS. */
export const SESSION_COOKIE = "shinchoku";

const ruleOf = new WeakMap<object, Rule>();

/** States who may call a route; stands first after the path. Gives `context` and, for people, `caller`. */
export function allow(rule: "anyone"): MiddlewareHandler<AnyoneEnv>;
export function allow(rule: PersonRule): MiddlewareHandler<PersonEnv>;
export function allow(rule: Rule): MiddlewareHandler<AnyoneEnv> | MiddlewareHandler<PersonEnv> {
  const middleware = rule === "anyone" ? admitAnyone : admitPerson(rule);
  const own = (c: never, next: never) => middleware(c, next);
  ruleOf.set(own, rule);
  return own as unknown as MiddlewareHandler<PersonEnv>;
}

/** The rule a handler states, if it is one made by `allow`. */
export function statedRule(handler: object): Rule | undefined {
  return ruleOf.get(handler);
}

const admitAnyone: MiddlewareHandler<AnyoneEnv> = async (c, next) => {
  c.set("context", composeContext(c.var.config, await cityNow(c.env), { kind: "system" }));
  await next();
};

function admitPerson(rule: PersonRule): MiddlewareHandler<PersonEnv> {
  return async function admit(c, next) {
    const token = getCookie(c, SESSION_COOKIE, "host");
    if (!token) return refuse(c, 401, ...wordEnd(null));
    const tokenHash = await hashToken(token);
    const context = composeContext(c.var.config, await cityNow(c.env), { kind: "system" });
    const session = { tokenHash, wallNow: Date.now() };
    const found = await callerOf(context, session, c.req.param("unitId"));
    if (!found) return refuse(c, 401, ...wordEnd(await whySessionEnded(context, session)));
    if (found.isUseUnnoted) await afterAnswering(c, () => noteUse(context, session));
    c.set("caller", found.caller);
    if (!admits(rule, found.caller, found.lineage)) {
      return refuse(c, 403, "forbidden", "このページは、いまの職では開けません。");
    }
    if (!SAFE_METHODS.has(c.req.method) && (await isTooOften(c.env.WRITES, found.caller.staff.id))) {
      return refuseTooOften(c);
    }
    if (!Object.values(c.req.param()).every((part) => v.is(id, part))) return refuseUnreadable(c);
    c.set("context", { ...context, actor: { kind: "staff", staffId: found.caller.staff.id } });
    c.set("lineage", found.lineage);
    c.set("tokenHash", tokenHash);
    await next();
  };
}

/** A session that opens no door: a browser renews by itself only what ran out by itself. */
function wordEnd(why: "ended" | "idle" | null): [reason: string, message: string] {
  switch (why) {
    case "ended":
      return ["ended", "ほかの端末で、ログインを終わらせました。もう一度ログインしてください。"];
    case "idle":
      return ["idle", "しばらく使われなかったので、ログインを終えました。もう一度ログインしてください。"];
    case null:
      return ["signedOut", "もう一度ログインしてください。"];
  }
}

function admits(rule: PersonRule, caller: Caller, lineage: string[]): boolean {
  const { posts } = caller;
  switch (rule) {
    case "signedIn":
      return true;
    case "postHolder":
      return posts.length > 0;
    case "unitReader":
      return mayReadUnit(posts, lineage);
    case "unitReporter":
      return mayReportForUnit(caller, lineage[0]);
    case "unitSuperior":
      return mayReviewUnit(posts, lineage);
    case "departmentOverseer":
      return mayOverseeDepartment(posts, lineage);
    case "overtimeOrderer":
      return mayOrderOvertime(caller, lineage);
    case "overtimeReader":
      return mayReadOvertime(caller, lineage);
    case "personnel":
      return caller.isPersonnel;
    case "admin":
      return isAdmin(posts);
  }
}
