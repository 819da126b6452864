import { sValidator } from "@hono/standard-validator";
import * as v from "valibot";
import { refuse } from "../access.ts";

const query = v.object({
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))),
});

/** `?year=2026`: a fiscal year by its first calendar year. May be left out. */
export const yearQuery = sValidator("query", query, (result, c) => {
  if (!result.success) return refuse(c, 400, "invalid", "年度は西暦4桁で指定してください。");
});
