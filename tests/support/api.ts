import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Database } from "../../db/database.ts";
import { auditLog } from "../../db/schema/index.ts";
import { createLineSimulator, type LineSimulator } from "../../dev/line/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import { api } from "../../worker/api/app.ts";
import { buildCity } from "./city.ts";

/** What a browser on the app's own pages sends with every request. */
export const OWN_PAGE = { origin: "http://localhost", "x-requested-with": "shinchoku" };

/** Limits of a minute that nobody reaches. */
const UNLIMITED = { limit: async () => ({ success: true }) };

const LIFF_ID = "2000000002-Wakaba01";

/** The API as the Worker mounts it, over a real database server with the test city in it, and LINE simulated. */
export interface ApiUnderTest {
  db: Database;
  line: LineSimulator;
  bindings: Record<string, unknown>;
  request(
    method: string,
    path: string,
    options?: { cookie?: string; body?: unknown; form?: FormData },
  ): Promise<Response>;
  /** Signs in with a genuine ID token and gives the cookie. */
  signIn(lineUserId: string): Promise<string>;
  close(): Promise<void>;
}

export async function startApi(): Promise<ApiUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-api-"));
  const sqld = await startSqld({ dataDir });
  const line = await createLineSimulator({
    channelId: "2000000001",
    channelSecret: "secret",
    loginChannelId: "2000000002",
    liffId: LIFF_ID,
  });
  const database = await openLocalDatabase(sqld.url);
  await buildCity(database.db);
  const bindings = {
    DATABASE_URL: sqld.url,
    LINE_CHANNEL_ID: "2000000001",
    LINE_CHANNEL_SECRET: "secret",
    LINE_LOGIN_CHANNEL_ID: "2000000002",
    LIFF_ID,
    LINE_API_BASE_URL: line.url,
    LINE_LOGIN_BASE_URL: line.url,
    SESSION_SECRET: "a secret of the tests, long enough for anybody",
    PUBLIC_URL: "http://localhost",
    WRITES: UNLIMITED,
    COSTLY: UNLIMITED,
    SIGN_INS: UNLIMITED,
    FORGERIES: UNLIMITED,
    // Takes what is handed over and keeps it: what becomes of it is the sender's.
    BATCHES: { sendBatch: async () => undefined },
    CLOCK: { fetch: async () => new Response(String(Date.parse("2026-10-05T10:00:00+09:00"))) },
  };
  const request: ApiUnderTest["request"] = async (method, path, options = {}) =>
    api.request(
      path,
      {
        method,
        headers: {
          ...OWN_PAGE,
          ...(options.cookie ? { cookie: options.cookie } : {}),
          ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        ...(options.form ? { body: options.form } : {}),
      },
      bindings,
    );
  return {
    db: database.db,
    line,
    bindings,
    request,
    async signIn(lineUserId) {
      const idToken = await line.issueIdToken(lineUserId);
      const answer = await request("POST", "/api/session", { body: { idToken } });
      const cookie = answer.headers.get("set-cookie")?.split(";")[0];
      if (!cookie) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
      return cookie;
    },
    async close() {
      database.close();
      await line.close();
      await sqld.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** That each act in the audit log is somebody's: for tests in which all acts come over HTTP. */
export async function expectActsNamed(db: Database): Promise<void> {
  const acts = await db.select({ action: auditLog.action, by: auditLog.actorKind }).from(auditLog);
  expect(acts.length).toBeGreaterThan(0);
  expect(acts.filter(({ by }) => by === "system")).toEqual([]);
}
