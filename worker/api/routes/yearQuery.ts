import * as v from "valibot";
import { FIRST_YEAR, LAST_YEAR } from "../../domain/bounds.ts";
import { yearText } from "../../domain/shapes.ts";
import { refuse } from "../access.ts";
import { takes } from "../bodies.ts";

const query = v.object({ year: v.optional(yearText) });
const UNFIT = `年度は ${FIRST_YEAR} から ${LAST_YEAR} までの西暦4桁で指定してください。`;

/** `?year=2026`: a fiscal year by its first calendar year. May be left out. */
export const yearQuery = takes("query", query, (result, c) =>
  result.success ? undefined : refuse(c, 400, "invalid", UNFIT),
);
