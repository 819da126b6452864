import { Hono } from "hono";
import { asObject, asText } from "../check/problem.ts";
import { ISSUER } from "../identity/idTokens.ts";
import { type Ctx, readJson, refuse, type SimulatorEnv } from "./respond.ts";

/** What the LIFF SDK and a browser ask of access.line.me and api.line.me. */
export function loginRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.get("/liff/v2/apps/:liffId/contextToken", (c) => {
    const { options, endpointUrl } = c.get("core");
    if (c.req.param("liffId") !== options.liffId) return refuse(c, 404, "not found");
    return c.json({ contextToken: contextToken(options.liffId, endpointUrl) });
  });
  app.get("/liff/v1/authorize", authorize);
  app.get("/.well-known/openid-configuration", (c) =>
    c.json({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/oauth2/v2.1/authorize`,
      token_endpoint: "https://api.line.me/oauth2/v2.1/token",
      jwks_uri: "https://api.line.me/oauth2/v2.1/certs",
      response_types_supported: ["code"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["ES256"],
      code_challenge_methods_supported: ["S256"],
    }),
  );
  app.get("/v2/profile", (c) => {
    const core = c.get("core");
    const holder = core.logins.holderOf(bearer(c));
    if (holder === null) return refuse(c, 401, "The access token is invalid");
    return c.json({ userId: holder.userId, displayName: core.users.get(holder.userId)?.name ?? "" });
  });
  app.post("/user/v1/deauthorize", (c) => {
    const core = c.get("core");
    if (core.channelTokens.channelOf(bearer(c)) !== core.options.loginChannelId) {
      return refuse(c, 401, "The channel access token is invalid");
    }
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const userAccessToken = asText(asObject(read.value)?.userAccessToken);
    if (userAccessToken === null || core.logins.holderOf(userAccessToken) === null) {
      return refuse(c, 400, "invalid userAccessToken");
    }
    core.logins.revoke(userAccessToken);
    return c.body(null, 204);
  });
  return app;
}

function bearer(c: Ctx): string {
  return /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
}

function authorize(c: Ctx): Response {
  const { options, endpointUrl, logins } = c.get("core");
  const query = new URL(c.req.url).searchParams;
  const redirectUri = query.get("redirect_uri") ?? endpointUrl;
  if (query.get("app_id") !== options.liffId || query.get("response_type") !== "code") {
    return refuse(c, 400, "Invalid app_id or response_type");
  }
  if (!redirectUri.startsWith(endpointUrl)) return refuse(c, 400, "Invalid redirect_uri");
  const target = new URL(redirectUri);
  target.searchParams.set("state", query.get("state") ?? "");
  target.searchParams.set("liffClientId", options.loginChannelId);
  target.searchParams.set("liffRedirectUri", redirectUri);
  if (logins.person === null) {
    target.searchParams.set("error", "access_denied");
  } else {
    target.searchParams.set("code", logins.issueCode(logins.person, query.get("code_challenge")));
  }
  return c.redirect(target.href, 302);
}

// The LIFF SDK reads the payload of this token and does not verify it.
function contextToken(liffId: string, endpointUrl: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const payload = {
    type: "external",
    liffId,
    endpointUrl,
    permanentLinkPattern: "concat",
    viewType: "full",
    scope: ["openid", "profile"],
    availability: {},
    menuColorSetting: { adaptableColorSchemes: ["light"] },
  };
  return `${encode({ alg: "none", typ: "JWT" })}.${encode(payload)}.`;
}
