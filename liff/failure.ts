// Why the server did not give what was asked, as far as a screen must tell it apart.

export type Failure =
  | { kind: "offline" }
  | { kind: "signedOut"; reason: string }
  | { kind: "forbidden"; reason: string }
  | { kind: "notFound"; reason: string; message: string }
  | { kind: "conflict"; reason: string; message: string }
  /** One sentence or several, a line each. */
  | { kind: "invalid"; reason: string; message: string }
  /** Without a sentence where it could not even say one. */
  | { kind: "server"; reason?: string; message?: string };

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The body of every refusal: a reason for programs, a sentence for people. */
interface Refusal {
  error?: { reason?: string; message?: string };
}

/** Words an HTTP status as a failure. */
export function failureOf(status: number, body: Refusal): Failure {
  const reason = body.error?.reason ?? "";
  const message = body.error?.message ?? "";
  switch (status) {
    case 401:
      return { kind: "signedOut", reason };
    case 403:
      return { kind: "forbidden", reason };
    case 404:
      return { kind: "notFound", reason, message };
    case 409:
      return { kind: "conflict", reason, message };
    case 400:
    case 413:
    case 422:
      return { kind: "invalid", reason, message };
    case 429:
    case 503:
      return { kind: "server", reason, message };
  }
  return { kind: "server" };
}
