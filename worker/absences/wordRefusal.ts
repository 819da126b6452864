import { formatDay } from "../domain/wareki.ts";
import type { AbsenceRefusal } from "./recordAbsence.ts";

/** Why an absence was not recorded, and what to do instead. */
export function wordAbsenceRefusal(refusal: AbsenceRefusal): string {
  switch (refusal.reason) {
    case "past":
      return "その日は、もう過ぎています。今日からあとの日を選んでください。";
    case "tooFar":
      return `不在は、1 年先の${formatDay(refusal.mostDay)}まで記録できます。近くなったら、続きを記録してください。`;
    case "reversed":
      return "終わりの日が、始まりの日より前です。日をお確かめください。";
    case "noPost":
      return "いまは職がないため、不在を記録する必要はありません。お知らせも届きません。";
    case "deputyNotPossible":
      return "その方は、いま同じ課・室に職がないため、代理に選べません。別の方を選んでください。";
  }
}
