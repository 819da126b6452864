/**
 * Whether the database refused a statement by one of its keys or checks. Over HTTP libSQL gives the primary code at
 * the least (SQLITE_CONSTRAINT, at times with the kind behind it); drizzle may wrap the error.
 */
export function isConstraintViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && error.code.startsWith("SQLITE_CONSTRAINT"))
    return true;
  return isConstraintViolation(error.cause);
}
