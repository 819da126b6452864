// What a line of the log says of each kind of trouble. 秘密 stands for whatever was being written.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LibsqlError } from "@libsql/client";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { settings } from "../../db/schema/index.ts";
import { freePort } from "../../dev/freePort.ts";
import { logFailure, loggingFailures } from "../../worker/log.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";

const SECRET = "秘密";

let stop: () => void = () => {};
afterEach(() => stop());

/** A database server that answers everything alike, or nothing. */
async function serverSaying(status: number | null, body: unknown = {}): Promise<string> {
  const server = createServer((_, response) => {
    if (status === null) return;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The line about what a write to the database throws. */
async function lineOf(url: string, timeoutMs = 10_000) {
  const db = openDatabase({ url, timeoutMs, patienceMs: 0 });
  const insert = db.insert(settings).values({ key: SECRET, value: SECRET, updatedAt: 0 } as never);
  logFailure("test", await insert.catch((error: unknown) => error));
  return readLine();
}

function readLine() {
  const [line = "", ...more] = takeConsoleErrors();
  expect(more).toEqual([]);
  expect(line).not.toContain(SECRET);
  return JSON.parse(line);
}

const refused = (code: string) => ({
  baton: null,
  base_url: null,
  results: [
    { type: "error", error: { code, message: `${code}: ${SECRET}` } },
    { type: "ok", response: { type: "close" } },
  ],
});

describe("trouble with the database", () => {
  it.each(["SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CONSTRAINT", "SQLITE_READONLY", "SQLITE_CORRUPT"])(
    "%s is named, with the chain that led to it",
    async (code) => {
      expect(await lineOf(await serverSaying(200, refused(code)))).toEqual({
        kind: "error",
        where: "test",
        name: "LibsqlError",
        code,
        causes: ["Error", `LibsqlError ${code}`, `ResponseError ${code}`],
      });
    },
  );

  it.each([
    ["busy", 200, refused("SQLITE_BUSY"), "DATABASE_BUSY", "LibsqlError SQLITE_BUSY"],
    ["overloaded", 429, { error: SECRET }, "DATABASE_BUSY HTTP_429", null],
    ["away", 502, { error: SECRET }, "DATABASE_SILENT HTTP_502", null],
  ])("%s is told by its code", async (_, status, body, code, cause) => {
    const line = await lineOf(await serverSaying(status, body));
    expect(line).toMatchObject({ name: "DatabaseUnavailable", code });
    if (cause) expect(line.causes).toContain(cause);
  });

  it("a wrong token has the HTTP status", async () => {
    const line = await lineOf(await serverSaying(401, { error: SECRET }));
    expect(line).toMatchObject({ name: "LibsqlError", code: "SERVER_ERROR" });
    expect(line.causes).toContain("HttpServerError HTTP_401");
  });

  it("nobody there has the code of the network", async () => {
    const line = await lineOf(`http://127.0.0.1:${await freePort()}`);
    expect(line).toMatchObject({ name: "DatabaseUnavailable", code: "DATABASE_SILENT" });
    expect(line.causes.join()).toContain("ECONNREFUSED");
  });

  it("silence is a timeout", async () => {
    const line = await lineOf(await serverSaying(null), 100);
    expect(line).toMatchObject({ name: "DatabaseUnavailable", code: "DATABASE_SILENT" });
    expect(line.causes.join()).toMatch(/TimeoutError/);
  });
});

it.each([
  [
    "an extended code before the plain one",
    new LibsqlError(SECRET, "SQLITE_IOERR", "SQLITE_IOERR_WRITE"),
    { name: "LibsqlError", code: "SQLITE_IOERR_WRITE" },
  ],
  ["a class alone", new RangeError(SECRET), { name: "RangeError" }],
  [
    "what workerd says of the network",
    new Error("Network connection lost."),
    { name: "Error", code: "NETWORK_LOST" },
  ],
  [
    "the innermost, where none has a code",
    new Error(SECRET, { cause: new TypeError(SECRET) }),
    { name: "TypeError", causes: ["Error", "TypeError"] },
  ],
  ["no text that was thrown", SECRET, { name: "string" }],
  [
    "no name and no code that is not one",
    Object.assign(new Error(SECRET), { name: `Error ${SECRET}`, code: SECRET }),
    { name: "Error" },
  ],
])("a line has %s", (_, thrown, said) => {
  logFailure("test", thrown);
  expect(readLine()).toEqual({ kind: "error", where: "test", ...said });
});

it("a chain that leads back to itself ends", () => {
  const error = new Error(SECRET);
  error.cause = error;
  logFailure("test", error);
  expect(readLine().causes).toHaveLength(8);
});

it("what is thrown on has no message of its own", async () => {
  const work = async () => {
    throw new LibsqlError(SECRET, "SQLITE_FULL");
  };
  await expect(loggingFailures("tick", work)).rejects.toThrow(/^tick: LibsqlError SQLITE_FULL$/);
  expect(readLine()).toMatchObject({ where: "tick", code: "SQLITE_FULL" });
});
