export { type ActualsColumns, readActualsColumns } from "./actuals/columns.ts";
export {
  HOURS_WRITTEN,
  HOURS_WRITTEN_LABELS,
  type HoursWritten,
  type UnclearHours,
} from "./actuals/hoursWritten.ts";
export { type ActualRow, type ActualsDocument, parseActuals } from "./actuals/parseActuals.ts";
export type { AllotmentRow, AllotmentsDocument } from "./allotments/parseAllotments.ts";
export { parseAllotments } from "./allotments/parseAllotments.ts";
export type { Deadline, DeadlineContext } from "./deadline.ts";
export { readDeadline } from "./deadline.ts";
export { type FileRefusal, type FileUse, type RefusalReason, wordFileRefusal } from "./file/refusal.ts";
export type { Sheet, Table, TableRow } from "./file/table.ts";
export { type Prose, readTable, readText } from "./file.ts";
export type { GoalIndicator, GoalRow, GoalsDocument } from "./goals/document.ts";
export { parseGoals } from "./goals/parseGoals.ts";
export { type IndicatorProposal, proposeIndicators } from "./indicators.ts";
export type { PolicyDocument, PolicyPoint, PolicySection } from "./policy/document.ts";
export { parsePolicy } from "./policy/parsePolicy.ts";
export { hasErrors, type Problem } from "./problem.ts";
export type { RosterDocument, RosterRow } from "./roster/document.ts";
export { parseRoster } from "./roster/parseRoster.ts";
