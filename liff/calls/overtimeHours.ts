import type {
  ExceptionInput,
  LookInput,
  RegimeInput,
  TransferInput,
  UnitHours,
} from "../../worker/domain/overtime/viewsHours.ts";
import { nested, type Routes } from "../api.ts";

/** 勤務の状況 of a section or department. */
export function hoursCalls({ routes, ask }: Routes, unitId: string) {
  const unit = routes.units[":unitId"].overtime;
  const { exceptions, transfers } = unit;
  const param = { unitId };
  const transfer = transfers[":transferId"];
  return {
    hours: (month: string | undefined) =>
      nested<UnitHours>(ask(unit.hours.$get({ param, query: month ? { month } : {} }))),
    look: (staffId: string, json: LookInput) =>
      ask(unit.warnings[":staffId"].$put({ param: { unitId, staffId }, json })),
    declare: (json: ExceptionInput) => ask(exceptions.$post({ param, json })),
    endException: (of: string, exceptionId: string) =>
      ask(exceptions[":exceptionId"].end.$post({ param: { unitId: of, exceptionId } })),
    setRegime: (of: string, json: RegimeInput) => ask(unit.regime.$put({ param: { unitId: of }, json })),
    propose: (json: TransferInput) => ask(transfers.$post({ param, json })),
    decide: (of: string, transferId: string, json: { accept: boolean; word: string }) =>
      ask(transfer.decision.$post({ param: { unitId: of, transferId }, json })),
    withdraw: (of: string, transferId: string) =>
      ask(transfer.withdrawal.$post({ param: { unitId: of, transferId } })),
  };
}

/** That one has looked at the warning about one's own hours. */
export function ownWarningCalls({ routes, ask }: Routes) {
  return { look: (json: LookInput) => ask(routes.overtime.warning.$put({ json })) };
}

export type HoursCalls = ReturnType<typeof hoursCalls>;
