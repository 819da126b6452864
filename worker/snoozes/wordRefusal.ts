import { MOST_SNOOZES } from "../domain/snooze.ts";
import type { SnoozeRefusal } from "./snoozeOptions.ts";

/** Why a duty was not put off, and what to do instead. */
export function wordSnoozeRefusal(reason: SnoozeRefusal): string {
  switch (reason) {
    case "nothingOpen":
      return "この件は、もう済んでいます。";
    case "overdue":
      return "締切を過ぎているため、「あとで」は使えません。いま答えても大丈夫です。";
    case "noTimeLeft":
      return "締切までに、もう一度お知らせできる時刻がありません。いま答えても大丈夫です。";
    case "usedUp":
      return `「あとで」は、1 つの件につき ${MOST_SNOOZES} 回までです。都合のよいときに、アプリから続けてください。`;
    case "notThen":
      return "その時刻は、いまは選べません。ほかの時刻を選んでください。";
  }
}
