export type { Deadline, DeadlineContext } from "./deadline.ts";
export { readDeadline } from "./deadline.ts";
export { type FileRefusal, type FileUse, type RefusalReason, wordFileRefusal } from "./file/refusal.ts";
export type { Sheet, Table, TableRow } from "./file/table.ts";
export { type Prose, readTable, readText } from "./file.ts";
export type { GoalIndicator, GoalRow, GoalsDocument } from "./goals/document.ts";
export { parseGoals } from "./goals/parseGoals.ts";
export { type IndicatorProposal, proposeIndicators } from "./indicators.ts";
export { hasErrors, type Problem } from "./problem.ts";
