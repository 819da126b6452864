/** The part of `fetch` that is used. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** One call to LINE as the wire had it; `json` is null when the body was no JSON object. */
export type WireAnswer =
  | {
      kind: "answered";
      status: number;
      requestId: string | null;
      acceptedRequestId: string | null;
      json: Record<string, unknown> | null;
    }
  | { kind: "noAnswer"; cause: "timeout" | "network" };

export type Call = (url: string, init: RequestInit & { signal: AbortSignal }) => Promise<WireAnswer>;

const TIMEOUT_MS = 10_000;

/** Ten seconds from now: for everything that one act needs of LINE, tokens included. */
export function deadline(): AbortSignal {
  return AbortSignal.timeout(TIMEOUT_MS);
}

/**
 * A caller that follows no redirect (the token would travel along) and turns failures into answers. The signal given
 * to a call is its deadline.
 */
export function callLine(send: Fetch): Call {
  return async (url, init) => {
    try {
      const response = await send(url, { ...init, redirect: "manual" });
      return {
        kind: "answered",
        status: response.status,
        requestId: response.headers.get("x-line-request-id"),
        acceptedRequestId: response.headers.get("x-line-accepted-request-id"),
        json: await readObject(response),
      };
    } catch (error) {
      const isTimeout =
        error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
      return { kind: "noAnswer", cause: isTimeout ? "timeout" : "network" };
    }
  };
}

// The status is the answer: a body that breaks off or is garbage takes nothing away from it.
async function readObject(response: Response): Promise<Record<string, unknown> | null> {
  try {
    const value: unknown = await response.json();
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
