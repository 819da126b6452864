import { readFileSync } from "node:fs";
import { eq, isNull, sql } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { setGradeScale } from "../../worker/grades/setGradeScale.ts";
import type { ImportKind } from "../../worker/imports/readDocument.ts";
import { readDocument } from "../../worker/imports/readDocument.ts";
import { type RunOptions, runImport } from "../../worker/imports/runImport.ts";
import { insertAll, type Statement, writeAll } from "../../worker/imports/writeAll.ts";
import { markPriority } from "../../worker/policies/markPriority.ts";
import { settings, staff, units } from "../schema/index.ts";
import { deadlineStatements } from "./deadlines.ts";
import { DEPARTMENT_OF_SHEET } from "./departments.ts";
import { historyStatements } from "./history.ts";
import { hoursStatements } from "./hours.ts";
import { isLinkedInSample, sampleLineUserId } from "./line.ts";
import { linkStatements } from "./links.ts";
import { overtimeStatements } from "./overtime.ts";
import { talkStatements } from "./talks.ts";

export { sampleLineUserId } from "./line.ts";

const CITY_NAME = "若葉市";
const FISCAL_YEAR = 2026;
const SHEETS = Object.keys(DEPARTMENT_OF_SHEET);
const PAPERS_AT = Date.parse("2026-04-01T09:00:00+09:00");
const LINKED_AT = Date.parse("2026-04-06T12:15:00+09:00");
/** Written with the last batch, so that a half loaded city is loaded on and a whole one is left alone. */
const MARKER = "sampleCity";

export type SampleOutcome =
  | { kind: "loaded" }
  | { kind: "alreadyLoaded" }
  /** There is a city in the database that is not the sample. */
  | { kind: "refused"; reason: "otherCity" };

/** Loads the sample city from the papers beside this file, through the same verbs as any city's. Node only. */
export async function loadSampleCity(context: Context): Promise<SampleOutcome> {
  const { db } = context;
  const [[marker], [root]] = await db.batch([
    db.select().from(settings).where(eq(settings.key, MARKER)),
    db.select({ name: units.name }).from(units).where(isNull(units.parentId)),
  ]);
  if (marker) return { kind: "alreadyLoaded" };
  if (root && root.name !== CITY_NAME) return { kind: "refused", reason: "otherCity" };

  const inApril = { ...context, now: PAPERS_AT };
  await load(inApril, "roster", "roster.csv", { cityName: CITY_NAME, createUnits: true });
  await setScale(inApril);
  for (const paper of ["mayor-2025", "mayor", ...SHEETS]) {
    await load(inApril, "policy", `policy-${paper}.txt`, {});
  }
  for (const sheet of SHEETS) {
    await load(inApril, "goals", `goals-${sheet}-2025.tsv`, { fiscalYear: FISCAL_YEAR - 1 });
    await load(inApril, "goals", `goals-${sheet}.tsv`, { fiscalYear: FISCAL_YEAR });
  }
  await setPriority(inApril);
  await writeAll(db, [
    ...(await historyStatements(context)),
    ...(await linkStatements(inApril)),
    ...(await overtimeStatements(context)),
    ...(await deadlineStatements(context)),
    ...(await talkStatements(inApril)),
    ...(await hoursStatements(inApril)),
    ...(await accountStatements(inApril)),
    db.insert(settings).values({ key: MARKER, value: true, updatedAt: context.now }),
  ]);
  return { kind: "loaded" };
}

/** The inserts that link everybody's LINE account who has one with the product. */
async function accountStatements({ db }: Context): Promise<Statement[]> {
  const people = await db
    .select({ id: staff.id, staffNumber: staff.staffNumber, name: staff.name })
    .from(staff);
  const linked = people
    .filter((person) => isLinkedInSample(person.staffNumber))
    .map((person) => ({
      ...person,
      lineUserId: sampleLineUserId(person.staffNumber),
      lineLinkedAt: LINKED_AT,
    }));
  const { lineUserId, lineLinkedAt } = staff;
  return insertAll(linked, (rows) =>
    db
      .insert(staff)
      .values(rows)
      .onConflictDoUpdate({
        target: staff.id,
        set: {
          lineUserId: sql`excluded.${sql.identifier(lineUserId.name)}`,
          lineLinkedAt: sql`excluded.${sql.identifier(lineLinkedAt.name)}`,
        },
      }),
  );
}

async function load(context: Context, kind: ImportKind, name: string, options: RunOptions): Promise<void> {
  const read = await readDocument(kind, new Uint8Array(readFileSync(fileBeside(name))), { name, ...options });
  if (!read.ok) throw new Error(`${name} of the sample city cannot be opened: ${read.reason}`);
  const outcome = await runImport(context, read.document, options);
  if (outcome.kind === "refused") throw new Error(`${name} of the sample city is refused: ${outcome.reason}`);
}

async function setScale(context: Context): Promise<void> {
  const scale = JSON.parse(readFileSync(fileBeside("grade-scale.json"), "utf8"));
  const outcome = await setGradeScale(context, { ...scale, fromFiscalYear: FISCAL_YEAR - 1 });
  if (outcome.kind === "refused") throw new Error(`The sample city's scale is refused: ${outcome.reason}`);
}

async function setPriority(context: Context): Promise<void> {
  const marks: { label: string; shortForm: string }[] = JSON.parse(
    readFileSync(fileBeside("priority.json"), "utf8"),
  );
  const outcome = await markPriority(
    context,
    { fiscalYear: FISCAL_YEAR },
    marks.map(({ label, shortForm }) => ({ path: label, shortForm })),
  );
  if (outcome.kind === "refused")
    throw new Error(`The sample city's priorities are refused: ${outcome.reason}`);
}

function fileBeside(name: string): URL {
  return new URL(`./${name}`, import.meta.url);
}
