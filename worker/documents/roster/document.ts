import type { CivilDate } from "../../domain/civilDate.ts";
import type { Role } from "../../domain/roles.ts";
import type { Problem } from "../problem.ts";

/** One post of one person. */
export interface RosterRow {
  /** 1-based line of the file or row of the sheet. */
  line: number;
  /** As written, half width; leading zeros stay. */
  staffNumber: string;
  name: string;
  /** From the department down: 市民生活部, 環境政策課. */
  unitPath: string[];
  /** 職名. */
  title: string;
  role: Role;
  /** 本務; false for 兼務. */
  main: boolean;
  from: CivilDate;
  /** Last day of the post; null while it is held. */
  to: CivilDate | null;
}

/** A list of staff and posts as read. With an error in `problems`, `rows` is not all of the paper. */
export interface RosterDocument {
  kind: "roster";
  rows: RosterRow[];
  /** Rows that were not read; each has its error in `problems`. */
  badRows: number;
  problems: Problem[];
}
