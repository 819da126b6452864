import * as v from "valibot";
import { wholeText } from "../../worker/domain/wholeText.ts";
import type { PriorityMark } from "../../worker/policies/markPriority.ts";

const priorityFile = v.array(
  v.object({ label: v.pipe(wholeText, v.minLength(1)), shortForm: v.optional(wholeText) }),
);

/** The 重点事項 of a file such as `[{"label": "3(3)", "shortForm": "…"}]`; null where it is something else. */
export function readPriorityFile(text: string): PriorityMark[] | null {
  try {
    const parsed = v.safeParse(priorityFile, JSON.parse(text));
    if (!parsed.success) return null;
    return parsed.output.map(({ label, shortForm }) => ({ path: label, shortForm: shortForm ?? null }));
  } catch {
    return null;
  }
}
