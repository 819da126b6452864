import type { CivilDate } from "../../domain/civilDate.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import type { Deadline } from "../deadline.ts";
import type { IndicatorProposal } from "../indicators.ts";
import type { Problem } from "../problem.ts";

/** An indicator found in a criterion. */
export interface GoalIndicator extends IndicatorProposal {
  /** 0-based index into the row's `criteria`. */
  criterion: number;
}

/** A row of the 組織目標展開整理表, words as written. */
export interface GoalRow {
  /** 1-based line of the file or row of the sheet. */
  line: number;
  number: number;
  title: string;
  /** Empty where the paper leaves it empty. */
  category: string;
  criteria: string[];
  steps: string[];
  deadline: Deadline;
  /** 共通/課名 as written. */
  owner: string;
  /** Asked of every section of the department. */
  shared: boolean;
  indicators: GoalIndicator[];
}

/** A goal sheet as read. With an error in `problems`, `rows` is not all of the paper. */
export interface GoalsDocument {
  kind: "goals";
  title: string | null;
  fiscalYear: FiscalYear | null;
  /** 作成日. */
  issuedOn: CivilDate | null;
  /** 職名 of the head of the department; 氏名 is never read. */
  issuerTitle: string | null;
  rows: GoalRow[];
  /** Rows of goals that were not read; each has its error in `problems`. */
  badRows: number;
  problems: Problem[];
}
