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
  | ({ kind: "error"; where: string; name: string; code?: string; problems?: string[] } & About);

/** What an error was about, by an id that other lines have too. */
type About = { requestId?: string | undefined; eventId?: string; batchId?: string };

/** Writes one JSON line. */
export function log(line: LogLine): void {
  const write = line.kind === "error" ? console.error : console.log;
  write(JSON.stringify(line));
}

/**
 * Logs a failure by its class and code alone: the message of a database error holds the values of its statement.
 */
export function logFailure(where: string, error: unknown, about: About = {}): void {
  const { name, code } = kindOf(error);
  log({
    kind: "error",
    where,
    name,
    ...(code ? { code } : {}),
    ...about,
    ...(error instanceof Error && "problems" in error ? { problems: error.problems as string[] } : {}),
  });
}

/**
 * Runs an entry point; a failure is logged and thrown on, so that the platform counts it. What is thrown on has the
 * class and code alone, because the platform keeps the message of what nobody catches.
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

function kindOf(error: unknown): { name: string; code: string | undefined } {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return {
    name: cause instanceof Error ? cause.name : typeof cause,
    code: codeOf(cause) ?? codeOf(error),
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
