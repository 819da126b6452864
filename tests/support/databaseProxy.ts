import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What goes wrong with a request to the database, as sqld would say it. `lost` is done, and the connection breaks before its
 * answer; `silent` is not done, and the connection stays open.
 */
export type DatabaseFault = "busy" | "tooMany" | "away" | "lost" | "silent";

export interface DatabaseProxy {
  url: string;
  /** What is asked of the database, as its text; says what goes wrong with it. */
  faultOf: (asked: string) => DatabaseFault | null;
  /** The text of every request, oldest first. */
  asked: string[];
  /** How many were on their way at once, at most. */
  mostAtOnce: number;
  close(): void;
}

/** Stands before a database server and lets requests go wrong. */
export async function startDatabaseProxy(target: string): Promise<DatabaseProxy> {
  let underWay = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    proxy.asked.push(body);
    underWay += 1;
    proxy.mostAtOnce = Math.max(proxy.mostAtOnce, underWay);
    response.on("close", () => {
      underWay -= 1;
    });
    const fault = proxy.faultOf(body);
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    if (fault === "busy") return answer(200, busyAnswer(body));
    if (fault === "tooMany") return answer(429, { error: "Too many concurrent requests" });
    if (fault === "silent") return;
    if (fault === "away") return answer(503, { error: "The server is going away" });
    const passed = await fetch(new URL(request.url ?? "/", target), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    if (fault === "lost") return request.socket.destroy();
    answer(passed.status, await passed.json());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: DatabaseProxy = {
    url: `http://127.0.0.1:${port}`,
    faultOf: () => null,
    asked: [],
    mostAtOnce: 0,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}

/** Every batch fails at its BEGIN, every other statement at itself. */
function busyAnswer(body: string) {
  const error = { code: "SQLITE_BUSY", message: "SQLite error: database is locked" };
  const { requests } = JSON.parse(body) as { requests: { type: string; batch?: { steps: unknown[] } }[] };
  const results = requests.map(({ type, batch }) => {
    if (type === "execute") return { type: "error", error };
    if (!batch) return { type: "ok", response: { type } };
    const nothing = batch.steps.map(() => null);
    return {
      type: "ok",
      response: { type, result: { step_results: nothing, step_errors: nothing.with(0, error as never) } },
    };
  });
  return { baton: null, base_url: null, results };
}
