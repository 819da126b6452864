import type { SchemaVersion } from "./format.ts";

/** What is wrong with one line of a backup. */
export type LineFault =
  | { kind: "notUtf8" }
  | { kind: "notJson" }
  /** JSON, but not a row of a table. */
  | { kind: "noRow" }
  | { kind: "unknownTable"; table: string }
  | { kind: "unknownColumn"; table: string; column: string }
  | { kind: "missingColumn"; table: string; column: string }
  /** A value that such a column cannot have. */
  | { kind: "badCell"; table: string; column: string }
  /** The database refuses the row: a key that is there already, or a rule of the table. */
  | { kind: "refusedRow"; table: string }
  /** It refers to a row of another table that is not there. */
  | { kind: "brokenReference"; table: string; parent: string }
  /** It stands below the last line. */
  | { kind: "afterEnd" };

/** Why a backup was not put back; the database is as it was. */
export type RestoreRefusal =
  | { reason: "notABackup" }
  | { reason: "otherVersion"; version: number }
  | { reason: "newerSchema"; saved: SchemaVersion; current: SchemaVersion }
  /** The header names other tables or columns than its schema has. */
  | { reason: "otherColumns"; table: string }
  | { reason: "badLine"; line: number; fault: LineFault }
  /** The last line is missing, or rows are. */
  | { reason: "incomplete" }
  /** A character is not what it was when the backup was written. */
  | { reason: "changed" }
  | { reason: "notEmpty"; table: string }
  /** Its rows do not pass the migrations since. */
  | { reason: "notMigrated"; saved: SchemaVersion; cause: string }
  /** The database broke off; nothing of it was kept. */
  | { reason: "brokenOff"; cause: string };

/** Carries a refusal out of the reading of a file. */
export class BackupFault extends Error {
  readonly refusal: RestoreRefusal;
  constructor(refusal: RestoreRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}
