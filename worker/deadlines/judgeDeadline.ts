import type { Context } from "../context.ts";
import { todayOf } from "../context.ts";
import { checkDeadline } from "../domain/deadlines/checkDeadline.ts";
import { spanOf } from "../domain/deadlines/spans.ts";
import type { Audience, DeadlineInput, DeadlineRefusal } from "../domain/deadlines/views.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import type { LedUnit } from "../domain/overtime/sections.ts";
import type { Caller } from "../people/callerOf.ts";
import type { CityRules } from "../settings/readSettings.ts";
import { mayAsk, mayOwn } from "./rights.ts";

/** What stands already, where a deadline is changed. */
export interface StandingDeadline {
  dueOn: string;
  audiences: readonly Audience[];
}

/** The columns of a deadline that its owner decides. */
export type DeadlineColumns = Omit<DeadlineInput, "audiences"> & { fiscalYear: number };

/**
 * Whether somebody may ask for this, and in which words it is stored. Whom an earlier hand has asked may go on being
 * asked.
 */
export function judgeDeadline(
  context: Context,
  caller: Caller,
  facts: {
    input: DeadlineInput;
    units: ReadonlyMap<string, LedUnit>;
    rules: CityRules;
    before?: StandingDeadline;
  },
): { refusal: DeadlineRefusal } | { columns: DeadlineColumns; audiences: Audience[] } {
  const { input, units, rules, before } = facts;
  const [problem] = checkDeadline(input, { today: todayOf(context), before: before?.dueOn });
  if (problem) return { refusal: problem };
  const { dueOn: workingDay } = spanOf(input, rules.calendar);
  if (workingDay < input.opensOn) return { refusal: { reason: "dueClosed", workingDay } };
  if (!mayOwn(caller, input.ownerUnitId, units)) return { refusal: { reason: "notOwner" } };
  const audiences = distinct(input.audiences);
  const isStanding = (audience: Audience) => before?.audiences.some((each) => isSame(each, audience));
  if (audiences.some((audience) => !isStanding(audience) && !mayAsk(caller, audience.unitId, units))) {
    return { refusal: { reason: "audienceForeign" } };
  }
  const { audiences: _, ...own } = input;
  const columns = {
    ...own,
    title: own.title.trim(),
    note: own.note.trim(),
    fiscalYear: fiscalYearOf(own.dueOn),
  };
  return { columns, audiences };
}

function distinct(audiences: readonly Audience[]): Audience[] {
  return audiences.filter(
    (audience, index) => audiences.findIndex((each) => isSame(each, audience)) === index,
  );
}

function isSame(a: Audience, b: Audience): boolean {
  return a.unitId === b.unitId && a.role === b.role && a.title === b.title;
}
