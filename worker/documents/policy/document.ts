import type { CivilDate } from "../../domain/civilDate.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import type { Problem } from "../problem.ts";

/** 重点事項 and every other labelled item, words as written; paragraphs are separated by \n. */
export interface PolicyPoint {
  /** As written: (1), （１）, ①, ・. */
  label: string;
  /** Where it stands, unique in the paper, half width: 3(3), 1(2)②, 2・4. */
  path: string;
  /** 1-based line of the file on which it begins. */
  line: number;
  text: string;
  points: PolicyPoint[];
}

export interface PolicySection {
  /** As written, without the mark behind it: 1, １, Ⅰ; empty where the paper has points but no sections. */
  label: string;
  heading: string;
  /** What stands under the heading before its first point; the whole section where it has none. */
  text: string;
  points: PolicyPoint[];
}

/** 市政運営の基本方針 or a department's 運営方針 as read. Holds no personal name. */
export interface PolicyDocument {
  kind: "policy";
  /** Empty where none was found; then there is an error. */
  title: string;
  fiscalYear: FiscalYear | null;
  issuedOn: CivilDate | null;
  /** 職名 of who issues it. */
  issuerTitle: string | null;
  /** The paragraphs before 記. */
  preamble: string;
  sections: PolicySection[];
  problems: Problem[];
}
