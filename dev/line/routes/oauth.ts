import { Hono } from "hono";
import type { Core } from "../core.ts";
import { ACCESS_TOKEN_SECONDS } from "../identity/logins.ts";
import { verifyIdToken } from "../identity/verifyIdToken.ts";
import { STATELESS_TOKEN_SECONDS } from "../state/channelTokens.ts";
import type { Ctx, SimulatorEnv } from "./respond.ts";

const SCOPE = "profile openid";

/** `/oauth2/*` and `/v2/oauth/*`: channel access tokens, login tokens, keys. */
export function oauthRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.post("/oauth2/v3/token", (c) => {
    const channelId = authenticateChannel(c);
    if (channelId === null) return invalidClient(c);
    const access_token = c.get("core").channelTokens.issueStateless(channelId);
    return c.json({ token_type: "Bearer", access_token, expires_in: STATELESS_TOKEN_SECONDS });
  });
  app.post("/v2/oauth/accessToken", (c) => {
    const channelId = authenticateChannel(c);
    if (channelId === null) return invalidClient(c);
    const { token, expiresInSeconds } = c.get("core").channelTokens.issueShortLived(channelId);
    return c.json({ token_type: "Bearer", access_token: token, expires_in: expiresInSeconds });
  });
  app.post("/oauth2/v2.1/token", exchangeCode);
  app.post("/oauth2/v2.1/verify", verify);
  app.get("/oauth2/v2.1/verify", (c) => {
    const core = c.get("core");
    const holder = core.logins.holderOf(c.req.query("access_token") ?? "");
    if (holder === null) return oauthError(c, "invalid_request", "access token expired");
    return c.json({
      scope: SCOPE,
      client_id: core.options.loginChannelId,
      expires_in: holder.expiresInSeconds,
    });
  });
  app.get("/oauth2/v2.1/certs", (c) => c.json(c.get("core").idTokens.jwks()));
  return app;
}

function form(c: Ctx): URLSearchParams {
  return new URLSearchParams(c.get("rawBody"));
}

function secretOf(core: Core, channelId: string): string | undefined {
  if (channelId === core.options.channelId) return core.options.channelSecret;
  return channelId === core.options.loginChannelId ? core.options.loginChannelSecret : undefined;
}

function authenticateChannel(c: Ctx): string | null {
  const fields = form(c);
  const channelId = fields.get("client_id") ?? "";
  const secret = secretOf(c.get("core"), channelId);
  const right =
    fields.get("grant_type") === "client_credentials" &&
    secret !== undefined &&
    fields.get("client_secret") === secret;
  return right ? channelId : null;
}

function invalidClient(c: Ctx): Response {
  return oauthError(c, "invalid_client", "invalid client_id or client_secret");
}

function oauthError(c: Ctx, error: string, error_description: string): Response {
  return c.json({ error, error_description }, 400);
}

async function exchangeCode(c: Ctx): Promise<Response> {
  const { logins, idTokens, options } = c.get("core");
  const fields = form(c);
  if (fields.get("grant_type") !== "authorization_code") {
    return oauthError(c, "unsupported_grant_type", "grant_type must be authorization_code");
  }
  if (fields.get("client_id") !== options.loginChannelId) return invalidClient(c);
  const userId = logins.redeem(fields.get("code") ?? "", fields.get("code_verifier"));
  if (userId === null) return oauthError(c, "invalid_grant", "invalid authorization code");
  return c.json({
    access_token: logins.issueAccessToken(userId),
    expires_in: ACCESS_TOKEN_SECONDS,
    id_token: await idTokens.issue(userId),
    refresh_token: "",
    scope: SCOPE,
    token_type: "Bearer",
  });
}

async function verify(c: Ctx): Promise<Response> {
  const { idTokens } = c.get("core");
  const fields = form(c);
  const check = await verifyIdToken(fields.get("id_token") ?? "", {
    jwks: idTokens.jwks(),
    clientId: fields.get("client_id") ?? "",
    nonce: fields.get("nonce") ?? undefined,
    userId: fields.get("user_id") ?? undefined,
  });
  return check.kind === "valid" ? c.json(check.payload) : oauthError(c, "invalid_request", check.description);
}
