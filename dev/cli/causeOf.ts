/** What went wrong, as codes alone: the message of a database error may hold what was being written. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return code ?? (error.cause instanceof Error ? causeOf(error.cause) : error.name);
}
