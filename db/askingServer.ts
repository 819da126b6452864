import { DatabaseUnavailable } from "./unavailable.ts";

const TOO_MANY_REQUESTS = 429;

/**
 * A `fetch` for the database that tells its failures apart. A server with too much to do says so before it opens a
 * connection; after any other trouble on the way the request may have been worked off.
 * @param timeoutMs how long an answer may take, body included; without it, as long as it takes
 */
export function askingServer(timeoutMs: number | undefined) {
  return async (request: Request): Promise<Response> => {
    const answer = await wholeAnswer(request, timeoutMs).catch((cause: unknown) => {
      throw new DatabaseUnavailable("silent", { cause });
    });
    const { status } = answer;
    if (status === TOO_MANY_REQUESTS) throw new DatabaseUnavailable("busy", { status });
    if (status >= 500) throw new DatabaseUnavailable("silent", { status });
    return answer;
  };
}

/** A server that accepts a call and then says nothing, or breaks off, must not hold the caller. */
async function wholeAnswer(request: Request, timeoutMs: number | undefined): Promise<Response> {
  const answer = await fetch(request, {
    signal: timeoutMs === undefined ? null : AbortSignal.timeout(timeoutMs),
  });
  return new Response(await answer.arrayBuffer(), answer);
}
