import { importClosedDays } from "../calendar/importClosedDays.ts";
import type { Context } from "../context.ts";
import type { ActualsColumns, HoursWritten } from "../documents/index.ts";
import { importGoals } from "../goals/importGoals.ts";
import { importActuals } from "../overtime/importActuals.ts";
import { importAllotments } from "../overtime/importAllotments.ts";
import { importRoster } from "../people/importRoster.ts";
import { importPolicy } from "../policies/importPolicy.ts";
import type { ImportOptions, ImportOutcome } from "./outcome.ts";
import type { ImportDocument } from "./readDocument.ts";

/** The options of every kind of import; each takes those that mean something to it. */
export interface RunOptions extends ImportOptions {
  fiscalYear?: number | undefined;
  unitName?: string | undefined;
  complete?: boolean;
  samePerson?: readonly string[] | undefined;
  newPerson?: readonly string[] | undefined;
  columns?: ActualsColumns | undefined;
  hours?: HoursWritten | undefined;
}

/** Stores a document with the verb of its kind. */
export function runImport(
  context: Context,
  document: ImportDocument,
  options: RunOptions,
): Promise<ImportOutcome> {
  switch (document.kind) {
    case "goals":
      return importGoals(context, document, options);
    case "policy":
      return importPolicy(context, document, options);
    case "roster":
      return importRoster(context, document, options);
    case "holidays":
      return importClosedDays(context, document, options);
    case "allotments":
      return importAllotments(context, document, options);
    case "actuals":
      return importActuals(context, document, options);
  }
}
