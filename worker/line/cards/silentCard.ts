import type { SilentItem } from "../../domain/digest.ts";
import { formatDay } from "../../domain/wareki.ts";
import { liffUrl } from "../chat/bubble.ts";
import { type Bubble, card, eyebrow, headline, labelled, line, primaryButton } from "./parts.ts";

const ADVICE = "困っていることがないか、声をかけてみてください。";

/** For whoever leads them: how many units have not answered. Which ones, the app says. */
export function silentCard(item: SilentItem, liffId: string): Bubble {
  return card(
    [
      eyebrow(`第${item.quarter}四半期の進捗確認`),
      headline(countOf(item)),
      line(ADVICE),
      labelled("締切", formatDay(item.dueOn)),
    ],
    [primaryButton({ type: "uri", label: "部の一覧を見る", uri: liffUrl(liffId, "/departments") })],
  );
}

/** The same in a sentence. */
export function silentAltText(item: SilentItem): string {
  return `第${item.quarter}四半期の進捗確認：${countOf(item)}です（締切 ${formatDay(item.dueOn)}）。${ADVICE}`;
}

function countOf({ units }: SilentItem): string {
  return `${units} つの課・室が未回答`;
}
