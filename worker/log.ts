import { type FailureKind, kindOf } from "./failureKind.ts";

/**
 * What one line of the log may hold. There is no field for a token, a name, a LINE user id or typed text,
 * so that none can slip in.
 */
export type LogLine =
  | {
      kind: "request";
      requestId: string;
      method: string;
      route: string;
      status: number;
      ms: number;
      reason?: string;
      /** A pseudonym. */
      actor?: string;
    }
  | {
      kind: "event";
      eventId: string;
      type: string;
      outcome: string;
      ms: number;
      /** How the reply ended. */
      reply?: string;
      lineRequestId?: string | null;
      lineStatus?: number;
    }
  | {
      kind: "batch";
      batchId: string;
      outcome: string;
      reason?: string;
      recipients: number;
      attempt: number;
      ms: number;
      lineRequestId?: string | null;
      lineStatus?: number;
    }
  | { kind: "tick"; at: number; opened: number; planned: number; swept: number; failed: string[]; ms: number }
  | {
      kind: "richMenus";
      outcome: string;
      menu?: string;
      people?: number;
      lineRequestId?: string | null;
      lineStatus?: number;
    }
  | ({ kind: "error"; where: string; problems?: string[] } & FailureKind & About);

/** What an error was about, by an id that other lines have too. */
type About = { requestId?: string | undefined; eventId?: string; batchId?: string };

/** Writes one JSON line. */
export function log(line: LogLine): void {
  const write = line.kind === "error" ? console.error : console.log;
  write(JSON.stringify(line));
}

/**
 * Logs a failure by the classes and codes of itself and its causes: the message of a database error holds the values of
 * its statement.
 */
export function logFailure(where: string, error: unknown, about: About = {}): void {
  log({
    kind: "error",
    where,
    ...kindOf(error),
    ...about,
    ...(error instanceof Error && "problems" in error ? { problems: error.problems as string[] } : {}),
  });
}

/**
 * Runs an entry point; a failure is logged and thrown on, so that the platform counts it. What is thrown on has the
 * classes and codes alone, because the platform keeps the message of what nobody catches.
 */
export async function loggingFailures<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logFailure(where, error);
    const { name, code } = kindOf(error);
    throw new Error(`${where}: ${name}${code ? ` ${code}` : ""}`);
  }
}
