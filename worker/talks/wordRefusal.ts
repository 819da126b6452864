import type { TalkDayProblem, TalkStage } from "../domain/talk.ts";
import { formatDay, formatFiscalYear, formatWarekiDate } from "../domain/wareki.ts";

const STAGES: Record<TalkStage, string> = { opening: "期首", midterm: "中間", closing: "期末" };

/** Why the day of a talk was not recorded, and what to do instead. */
export function wordTalkRefusal(
  refusal: { reason: "notFound" } | TalkDayProblem,
  fiscalYear: number,
): string {
  switch (refusal.reason) {
    case "notFound":
      return "この部は見つかりませんでした。";
    case "future":
      return "まだ来ていない日です。面談が終わってから記録してください。";
    case "outsideYear":
      return `${formatFiscalYear(fiscalYear)}の面談の日は、${formatWarekiDate(refusal.from)}から${formatWarekiDate(refusal.until)}までの日にしてください。`;
    case "beforeEarlier":
      return `${STAGES[refusal.other.stage]}の面談（${formatDay(refusal.other.heldOn)}）より、あとの日にしてください。`;
    case "afterLater":
      return `${STAGES[refusal.other.stage]}の面談（${formatDay(refusal.other.heldOn)}）より、前の日にしてください。`;
  }
}
