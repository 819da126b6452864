import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test("a database that accepts a call and says nothing is given up after the time it has", async () => {
  const silent = createServer(() => undefined);
  server = silent;
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const db = openDatabase({ url: `http://127.0.0.1:${port}`, timeoutMs: 100 });
  const started = performance.now();
  await expect(db.run("SELECT 1")).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(2_000);
});
