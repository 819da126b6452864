import type { TroubleItem } from "../../domain/digest.ts";
import { liffUrl } from "../chat/bubble.ts";
import { type Bubble, card, eyebrow, headline, labelled, primaryButton } from "./parts.ts";

const TITLE = "送信の確認";

/** For administrators: what did not go through, in numbers of batches, and whether the month's quota is short. */
export function troubleCard(item: TroubleItem, liffId: string): Bubble {
  return card(
    [eyebrow(TITLE), headline("送信を確認してください"), ...factsOf(item).map(([a, b]) => labelled(a, b))],
    [
      primaryButton({
        type: "uri",
        label: "送信の画面を開く",
        uri: liffUrl(liffId, "/admin/deliveries"),
      }),
    ],
  );
}

/** The same in a sentence. */
export function troubleAltText(item: TroubleItem): string {
  const facts = factsOf(item).map(([label, value]) => `${label} ${value}`);
  return `${TITLE}：${facts.join("、")}。`;
}

function factsOf({ failed, uncertain, isQuotaShort }: TroubleItem): [label: string, value: string][] {
  const facts: [string, string][] = [];
  if (failed > 0) facts.push(["届かなかった送信", `${failed} 件`]);
  if (uncertain > 0) facts.push(["届いたか不明の送信", `${uncertain} 件`]);
  if (isQuotaShort) facts.push(["今月の通数", "不足"]);
  return facts.length > 0 ? facts : [["確認する送信", "あり"]];
}
