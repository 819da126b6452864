import type { ReportItem } from "../../domain/digest.ts";
import { formatDay } from "../../domain/wareki.ts";
import { liffUrl } from "../chat/bubble.ts";
import { type Bubble, card, eyebrow, headline, labelled, line, primaryButton, progressBar } from "./parts.ts";

/** 「第2四半期の進捗確認 8 件中 3 件が未回答」: counts and dates only, whatever the city allows on LINE. */
export function reportCard(item: ReportItem, liffId: string): Bubble {
  const counts = countsOf(item);
  return card(
    [
      eyebrow(titleOf(item)),
      ...(item.isDueToday ? [headline("今日が締切です"), line(counts)] : [headline(counts)]),
      progressBar(item.answered, item.total),
      labelled("締切", item.isDueToday ? `今日 ${formatDay(item.dueOn)}` : formatDay(item.dueOn)),
    ],
    [primaryButton({ type: "uri", label: "答える", uri: liffUrl(liffId, "/report") })],
  );
}

/** The same in a sentence, for the list of talks and for those who listen. */
export function reportAltText(item: ReportItem): string {
  return item.isDueToday
    ? `今日が締切です。${titleOf(item)}：${countsOf(item)}です。`
    : `${titleOf(item)}：${countsOf(item)}です。締切は${formatDay(item.dueOn)}です。`;
}

function titleOf(item: ReportItem): string {
  return `第${item.quarter}四半期の進捗確認`;
}

/** A question that was only just put is put kindly: nobody is behind yet. */
function countsOf({ total, answered, isDueToday }: ReportItem): string {
  if (answered === 0 && !isDueToday) return `目標は ${total} 件`;
  return `${total} 件中 ${total - answered} 件が未回答`;
}
