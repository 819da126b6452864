import { Hono, type Context as HonoContext } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import * as v from "valibot";
import { type IdTokenResult, verifyIdToken } from "../../line/idToken.ts";
import { closeSession, endOtherSessions, listOwnSessions } from "../../people/ownSessions.ts";
import { type Login, openSession, SESSION_SECONDS } from "../../people/session.ts";
import { type ApiEnv, allow, refuse, SESSION_COOKIE } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
import { isTooOften, refuseTooOften } from "../rateLimits.ts";

/** How the session cookie is set and taken away. */
export const COOKIE = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;
const idTokenBody = v.object({ idToken: v.pipe(v.string(), v.maxLength(4_096)) });

/** Exchanges LINE's ID token for a session, ends it, and shows its owner the others. */
export const sessionRoutes = new Hono<ApiEnv>()
  .get("/config", allow("anyone"), (c) => {
    c.header("cache-control", "public, max-age=300");
    return c.json({ liffId: c.var.config.LIFF_ID }, 200);
  })
  .post("/session", allow("anyone"), smallBody, takes("json", idTokenBody), async (c) => {
    const verified = await verifyIdToken(c.req.valid("json").idToken, c.var.config);
    if (verified.kind === "refused") return refuseToken(c, c.env.FORGERIES, verified.reason);
    if (await isTooOften(c.env.SIGN_INS, verified.lineUserId)) return refuseTooOften(c);
    const opened = await openSession(c.var.context, loginOf(c, verified), Date.now());
    switch (opened.kind) {
      case "notLinked":
        return c.json({ status: "notLinked" as const }, 200);
      case "overtaken":
        return refuse(c, ...wordTokenRefusal("stale"));
      case "opened":
        setCookie(c, SESSION_COOKIE, opened.token, { ...COOKIE, maxAge: SESSION_SECONDS });
        return c.json({ status: "signedIn" as const }, 200);
    }
  })
  .delete("/session", allow("signedIn"), async (c) => {
    await closeSession(c.var.context, c.var.caller.staff.id, c.var.tokenHash);
    deleteCookie(c, SESSION_COOKIE, COOKIE);
    return c.json({ status: "signedOut" as const }, 200);
  })
  .get("/sessions", allow("signedIn"), async (c) => {
    const { context, caller, tokenHash } = c.var;
    const session = { tokenHash, wallNow: Date.now() };
    return c.json(await listOwnSessions(context, caller.staff.id, session), 200);
  })
  .delete("/sessions/others", allow("signedIn"), async (c) => {
    const { context, caller, tokenHash } = c.var;
    const session = { tokenHash, wallNow: Date.now() };
    return c.json({ ended: await endOtherSessions(context, caller.staff.id, session) }, 200);
  });

/** What a session is opened for: whom LINE vouches for, since when, and on which machine. */
export function loginOf(c: HonoContext, verified: Extract<IdTokenResult, { kind: "verified" }>): Login {
  const { lineUserId, issuedAt } = verified;
  return { lineUserId, issuedAt, userAgent: c.req.header("user-agent") ?? "" };
}

type TokenRefusal = Extract<IdTokenResult, { kind: "refused" }>["reason"];

/** Answers a refused ID token. One that LINE did not make has no account to be counted by, only the address it came from. */
export async function refuseToken(c: HonoContext, forgeries: RateLimit, reason: TokenRefusal) {
  const address = c.req.header("cf-connecting-ip");
  const isFlood = reason === "invalid" && address !== undefined && (await isTooOften(forgeries, address));
  return isFlood ? refuseTooOften(c) : refuse(c, ...wordTokenRefusal(reason));
}

function wordTokenRefusal(reason: TokenRefusal): [status: 401 | 503, reason: string, message: string] {
  switch (reason) {
    case "stale":
      return [401, "stale", "ログインから時間がたちました。もう一度ログインしてください。"];
    case "invalid":
      return [401, "invalid", "LINE のログインを確かめられませんでした。もう一度ログインしてください。"];
    case "keysUnavailable":
      return [
        503,
        "lineUnavailable",
        "LINE に確かめられませんでした。しばらくして、もう一度お試しください。",
      ];
  }
}
