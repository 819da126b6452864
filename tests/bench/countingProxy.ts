import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** What went over to a database server: round trips, and the statements in them. */
export interface Traffic {
  requests: number;
  statements: number;
}

export interface CountingProxy {
  url: string;
  /** Does some work and says what it cost. */
  during(work: () => Promise<unknown>): Promise<Traffic>;
  close(): void;
}

const TRANSACTION_CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|PRAGMA foreign_keys)/i;

/** Stands before a database server, passes everything on unchanged and counts it. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  let seen: Buffer[] | null = null;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    const passedOn = request(
      { agent, hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passedOn.on("error", () => outgoing.destroy());
    if (seen) incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => seen?.push(Buffer.concat(chunks)));
    incoming.pipe(passedOn);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    async during(work) {
      const bodies: Buffer[] = [];
      seen = bodies;
      await work();
      seen = null;
      const statements = bodies.reduce((sum, body) => sum + statementsIn(body), 0);
      return { requests: bodies.length, statements };
    },
    close() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}

interface Statement {
  sql?: string;
}

interface Pipeline {
  requests?: { stmt?: Statement; batch?: { steps: { stmt: Statement }[] } }[];
}

/** Statements in one request of libSQL's protocol, without those that only frame a transaction. */
function statementsIn(body: Buffer): number {
  if (body.length === 0) return 0;
  const { requests = [] } = JSON.parse(body.toString("utf8")) as Pipeline;
  return requests
    .flatMap(({ stmt, batch }) => [...(stmt ? [stmt] : []), ...(batch?.steps ?? []).map((step) => step.stmt)])
    .filter(({ sql }) => !TRANSACTION_CONTROL.test(sql ?? "")).length;
}
