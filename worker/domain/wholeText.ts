import * as v from "valibot";
import { repairText } from "./repairText.ts";

/** Text from outside, repaired before anything else is asked of it. */
export const wholeText = v.pipe(v.string(), v.transform(repairText));
