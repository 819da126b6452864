import { createHash } from "node:crypto";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IdTokenOverrides, LineSimulator } from "../../dev/line/index.ts";
import { post, startSimulator, USER_A } from "./simulation.ts";

let simulator: LineSimulator;
beforeAll(async () => {
  simulator = await startSimulator({ endpointUrl: "http://127.0.0.1:1/app" });
});
afterAll(() => simulator.close());

const seconds = () => Math.floor(Date.now() / 1000);

function verify(idToken: string, more: Record<string, string> = {}) {
  return fetch(`${simulator.url}/oauth2/v2.1/verify`, {
    method: "POST",
    body: new URLSearchParams({ id_token: idToken, client_id: "2000000002", ...more }),
  });
}

describe("an ID token", () => {
  it("verifies against the published keys", async () => {
    const token = await simulator.issueIdToken(USER_A);
    const jwks = createRemoteJWKSet(new URL(`${simulator.url}/oauth2/v2.1/certs`));
    const { payload, protectedHeader } = await jwtVerify(token, jwks, {
      issuer: "https://access.line.me",
      audience: "2000000002",
      algorithms: ["ES256"],
    });
    expect(payload).toMatchObject({ sub: USER_A, name: "青木" });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3600);
    expect(protectedHeader.kid).toBeDefined();
  });

  it("is accepted by LINE's own verification", async () => {
    const response = await verify(await simulator.issueIdToken(USER_A, { nonce: "n" }), {
      nonce: "n",
      user_id: USER_A,
    });
    expect(await response.json()).toMatchObject({ sub: USER_A });
  });

  it.each<[string, IdTokenOverrides, string]>([
    ["another key under the known id", { signedWith: "otherKey" }, "Invalid IdToken."],
    ["an unpublished key", { signedWith: "unknownKey" }, "Invalid IdToken."],
    ["HS256", { signedWith: "hs256" }, "Invalid IdToken."],
    ["no signature", { signedWith: "none" }, "Invalid IdToken."],
    ["another audience", { aud: "3000000003" }, "Invalid IdToken Audience."],
    ["another issuer", { iss: "https://evil.example" }, "Invalid IdToken Issuer."],
    ["an end in the past", { exp: seconds() - 60 }, "IdToken expired."],
  ])("forged with %s is refused", async (_name, overrides, error_description) => {
    const response = await verify(await simulator.issueIdToken(USER_A, overrides));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: "invalid_request", error_description });
  });

  it("can be old and still valid, for tests of its age", async () => {
    const iat = seconds() - 3000;
    const response = await verify(await simulator.issueIdToken(USER_A, { iat }));
    expect(await response.json()).toMatchObject({ iat, exp: iat + 3600 });
  });

  it("carries a new key id after a rotation while old ones stay published", async () => {
    const before = await simulator.issueIdToken(USER_A);
    await simulator.rotateKey();
    const after = await simulator.issueIdToken(USER_A);
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    expect((await verify(before)).status).toBe(200);
    expect((await verify(after)).status).toBe(200);
  });
});

describe("logging in to the mini-app", () => {
  const authorizeUrl = (challenge: string) =>
    `${simulator.url}/liff/v1/authorize?app_id=2000000002-abcdefgh&state=s1&response_type=code&code_challenge_method=S256&code_challenge=${challenge}`;

  async function login(verifier: string) {
    const challenge = createHash("sha256").update("the verifier").digest("base64url");
    const redirect = await fetch(authorizeUrl(challenge), { redirect: "manual" });
    const target = new URL(redirect.headers.get("location") ?? "");
    const token = () =>
      fetch(`${simulator.url}/oauth2/v2.1/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "authorization_code",
          client_id: "2000000002",
          code: target.searchParams.get("code") ?? "",
          code_verifier: verifier,
        }),
      });
    return { target, token };
  }

  it("goes from authorization to an ID token, once, with the right verifier", async () => {
    simulator.loginAs(USER_A);
    const { target, token } = await login("the verifier");
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      state: "s1",
      liffClientId: "2000000002",
      liffRedirectUri: "http://127.0.0.1:1/app",
    });
    const tokens = (await (await token()).json()) as { id_token: string; access_token: string };
    expect((await verify(tokens.id_token)).status).toBe(200);
    const profile = await fetch(`${simulator.url}/v2/profile`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await profile.json()).toEqual({ userId: USER_A, displayName: "青木" });
    const check = await fetch(`${simulator.url}/oauth2/v2.1/verify?access_token=${tokens.access_token}`);
    expect(await check.json()).toMatchObject({ client_id: "2000000002" });
    expect((await token()).status).toBe(400);
  });

  it("gives no token for a wrong verifier, and no code to who does not consent", async () => {
    simulator.loginAs(USER_A);
    expect((await (await login("a guess")).token()).status).toBe(400);
    simulator.loginAs(null);
    expect((await login("the verifier")).target.searchParams.get("error")).toBe("access_denied");
  });

  it("ends a grant only for the login channel", async () => {
    simulator.loginAs(USER_A);
    const { token } = await login("the verifier");
    const { access_token: userAccessToken } = (await (await token()).json()) as { access_token: string };
    const channelToken = async (client_id: string, client_secret: string) => {
      const form = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
      const issued = await fetch(`${simulator.url}/oauth2/v3/token`, { method: "POST", body: form });
      return ((await issued.json()) as { access_token: string }).access_token;
    };
    const deauthorize = (bearer: string) =>
      post(simulator, "/user/v1/deauthorize", { userAccessToken }, { token: bearer });
    expect((await deauthorize(await channelToken("1000000001", "channel-secret"))).status).toBe(401);
    expect((await deauthorize(await channelToken("2000000002", "login-secret"))).status).toBe(204);
    expect((await deauthorize(await channelToken("2000000002", "login-secret"))).status).toBe(400);
  });

  it("tells the SDK about the app, across origins", async () => {
    const path = "/liff/v2/apps/2000000002-abcdefgh/contextToken";
    const preflight = await fetch(`${simulator.url}${path}`, {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "x-liff",
      },
    });
    expect(preflight.headers.get("access-control-allow-headers")).toBe("x-liff");
    const response = await fetch(`${simulator.url}${path}`, { headers: { origin: "https://app.example" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const { contextToken } = (await response.json()) as { contextToken: string };
    const payload = JSON.parse(Buffer.from(contextToken.split(".")[1] ?? "", "base64url").toString());
    expect(payload).toMatchObject({ type: "external", endpointUrl: "http://127.0.0.1:1/app" });
  });
});
