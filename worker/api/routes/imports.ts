import { Hono } from "hono";
import * as v from "valibot";
import { wordFileRefusal } from "../../documents/index.ts";
import { yearText } from "../../domain/shapes.ts";
import { wholeText } from "../../domain/wholeText.ts";
import { IMPORT_KINDS, readDocument } from "../../imports/readDocument.ts";
import { runImport } from "../../imports/runImport.ts";
import { wordRefusal } from "../../imports/wordRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { limitBody, takes } from "../bodies.ts";
import { handOver } from "../handOver.ts";
import { sparingly } from "../rateLimits.ts";

const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** What a form adds around its file: boundaries, headers, the other fields. */
const FORM_BYTES = 64 * 1024;

/** A file with the form around it. */
export const fileBody = limitBody(
  MAX_FILE_BYTES + FORM_BYTES,
  "ファイルが大きすぎます。10 MB までのファイルをお使いください。",
);

const flag = v.optional(
  v.pipe(
    v.picklist(["true", "false"]),
    v.transform((text) => text === "true"),
  ),
  "false",
);
const name = v.optional(v.pipe(wholeText, v.trim(), v.minLength(1), v.maxLength(100)));
/** Staff numbers with commas or spaces between them. */
const staffNumbers = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(2_000),
    v.transform((text) =>
      text
        .normalize("NFKC")
        .split(/[,、\s]+/)
        .filter((number) => number !== ""),
    ),
  ),
);
const importForm = v.object({
  file: v.file(),
  year: v.optional(yearText),
  unit: name,
  city: name,
  createUnits: flag,
  skipBadRows: flag,
  complete: flag,
  samePerson: staffNumbers,
  newPerson: staffNumbers,
  dryRun: flag,
});
/** Hours are the personnel section's to bring in: administrators do not see them. */
const ADMIN_KINDS = IMPORT_KINDS.filter((kind) => kind !== "actuals");
const kindParam = v.object({ kind: v.picklist(ADMIN_KINDS) });

/** Papers in: for administrators. */
export const importRoutes = new Hono<ApiEnv>().post(
  "/admin/imports/:kind",
  allow("admin"),
  sparingly,
  fileBody,
  takes("param", kindParam),
  takes("form", importForm),
  async (c) => {
    const { kind } = c.req.valid("param");
    const { file, year, unit, city, ...flags } = c.req.valid("form");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await readDocument(kind, bytes, { name: file.name, fiscalYear: year });
    if (!read.ok) return refuse(c, 400, read.reason, wordFileRefusal(read));
    const options = { ...flags, fiscalYear: year, unitName: unit, cityName: city };
    const outcome = await runImport(c.var.context, read.document, options);
    if (outcome.kind === "refused") {
      c.set("refusal", outcome.reason);
      return c.json({ document: read.document, outcome, message: wordRefusal(outcome) }, 422);
    }
    await handOver(c);
    return c.json({ document: read.document, outcome, message: null }, 200);
  },
);
