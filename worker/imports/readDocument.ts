import { type ClosedDaysDocument, parseClosedDays } from "../calendar/parseClosedDays.ts";
import {
  type ActualsColumns,
  type ActualsDocument,
  type AllotmentsDocument,
  type FileRefusal,
  type GoalsDocument,
  type HoursWritten,
  type PolicyDocument,
  parseActuals,
  parseAllotments,
  parseGoals,
  parsePolicy,
  parseRoster,
  type RosterDocument,
  readTable,
  readText,
} from "../documents/index.ts";

/** What can be imported. */
export const IMPORT_KINDS = ["goals", "policy", "roster", "holidays", "allotments", "actuals"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type ImportDocument =
  | GoalsDocument
  | PolicyDocument
  | RosterDocument
  | ClosedDaysDocument
  | AllotmentsDocument
  | ActualsDocument;

/** Reads a file as the kind of document it is said to be, or says why it cannot be opened. */
export async function readDocument(
  kind: ImportKind,
  bytes: Uint8Array,
  file: {
    name: string;
    fiscalYear?: number | undefined;
    columns?: ActualsColumns | undefined;
    remembered?: ActualsColumns | undefined;
    hours?: HoursWritten | undefined;
  },
): Promise<{ ok: true; document: ImportDocument } | FileRefusal> {
  if (kind === "policy") {
    const prose = readText(bytes, file.name);
    return prose.ok ? { ok: true, document: parsePolicy(prose.text) } : prose;
  }
  const table = await readTable(bytes, file.name);
  if (!table.ok) return table;
  switch (kind) {
    case "goals":
      return {
        ok: true,
        document: parseGoals(table, file.fiscalYear === undefined ? {} : { fiscalYear: file.fiscalYear }),
      };
    case "roster":
      return { ok: true, document: parseRoster(table) };
    case "holidays":
      return { ok: true, document: parseClosedDays(table) };
    case "allotments":
      return { ok: true, document: parseAllotments(table, { fiscalYear: file.fiscalYear }) };
    case "actuals":
      return {
        ok: true,
        document: parseActuals(table, file),
      };
  }
}

/** Whether anything at all was found in the document. */
export function isEmptyDocument(document: ImportDocument): boolean {
  return document.kind === "policy" ? document.sections.length === 0 : document.rows.length === 0;
}
