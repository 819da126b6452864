import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";

/** By when, as far as today is from it. */
export function dueWords(dueOn: CivilDate, today: CivilDate): { text: string; isPressing: boolean } {
  if (dueOn < today) return { text: words.late(dueOn), isPressing: true };
  if (dueOn === today) return { text: words.dueToday, isPressing: true };
  return { text: words.due(dueOn), isPressing: false };
}
