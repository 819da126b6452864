import type { HoursWritten } from "../../worker/documents/actuals/hoursWritten.ts";
import type {
  ActualsAnswer,
  AfterwardsInput,
  Personnel,
  ResultOutcome,
  ResultsInput,
  Settlement,
} from "../../worker/domain/overtime/viewsResults.ts";
import { nested, type Routes } from "../api.ts";

/** What came of one evening; a refused one brings its sentence. */
export type ToldResult = ResultOutcome & { message?: string };

/** The end of one's own evenings. */
export function resultCalls({ routes, ask }: Routes) {
  return {
    record: (json: ResultsInput) =>
      nested<{ outcomes: ToldResult[] }>(ask(routes.overtime.results.$post({ json }))),
  };
}

/** A month of a unit that is put right. */
export function settlementCalls({ routes, ask }: Routes, unitId: string) {
  const { settlement } = routes.units[":unitId"].overtime;
  const param = { unitId };
  return {
    read: (month: string | undefined) =>
      nested<Settlement>(ask(settlement.$get({ param, query: month ? { month } : {} }))),
    order: (json: AfterwardsInput) => ask(settlement.$post({ param, json })),
  };
}

/** What the personnel section looks after. */
export function personnelCalls({ routes, ask }: Routes) {
  const { personnel, locks, actuals } = routes.overtime;
  return {
    read: (month: string | undefined) =>
      nested<Personnel>(ask(personnel.$get({ query: month ? { month } : {} }))),
    lock: (month: string) => ask(locks[":month"].$put({ param: { month } })),
    unlock: (month: string) => ask(locks[":month"].$delete({ param: { month } })),
    bringIn: (form: {
      file: File;
      columns?: string;
      hours?: HoursWritten;
      skipBadRows?: "true";
      dryRun: "true" | "false";
    }) => nested<ActualsAnswer>(ask(actuals.$post({ form }))),
  };
}
