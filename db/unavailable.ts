import { LibsqlError } from "@libsql/client/web";

/**
 * The database did not do what it was asked. `busy`: it said that it had no room for it now, and nothing was done.
 * `silent`: no answer came, and nobody knows whether it was done.
 */
export class DatabaseUnavailable extends Error {
  readonly kind: "busy" | "silent";
  readonly code: "DATABASE_BUSY" | "DATABASE_SILENT";
  /** The HTTP status of the server, where it gave one. */
  readonly status: number | undefined;

  constructor(kind: "busy" | "silent", { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(`the database is ${kind}`, { cause });
    this.name = "DatabaseUnavailable";
    this.kind = kind;
    this.code = kind === "busy" ? "DATABASE_BUSY" : "DATABASE_SILENT";
    this.status = status;
  }
}

/** That the database was not to be had, if that is what an error says, itself or in its causes. */
export function unavailabilityIn(error: unknown): DatabaseUnavailable | null {
  if (error instanceof DatabaseUnavailable) return error;
  if (error instanceof LibsqlError && isOfAnotherWriter(error.code)) {
    return new DatabaseUnavailable("busy", { cause: error });
  }
  return error instanceof Error ? unavailabilityIn(error.cause) : null;
}

/** Another writer was in the way, or the server took the turn away and rolled back. */
function isOfAnotherWriter(code: string): boolean {
  return code.startsWith("SQLITE_BUSY") || code === "TRANSACTION_BUSY" || code === "TRANSACTION_TIMEOUT";
}
