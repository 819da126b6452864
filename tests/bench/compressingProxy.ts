import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

const TEXT = /javascript|css|html|json|svg/;

/** Stands before the local Worker and compresses texts, as Cloudflare's edge does: the local one sends them as they are. */
export async function startCompressingProxy(target: string): Promise<{ url: string; close(): void }> {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const { "accept-encoding": _, ...headers } = incoming.headers;
    const passedOn = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers },
      (answer) => void passBack(answer, outgoing),
    );
    passedOn.on("error", () => outgoing.destroy());
    incoming.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function passBack(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.concat(await answer.toArray());
  const { "transfer-encoding": _, "content-length": __, ...headers } = answer.headers;
  const isText = TEXT.test(answer.headers["content-type"] ?? "");
  const sent = isText ? gzipSync(body) : body;
  outgoing.writeHead(answer.statusCode ?? 502, {
    ...headers,
    "content-length": sent.length,
    ...(isText ? { "content-encoding": "gzip" } : {}),
  });
  outgoing.end(sent);
}
