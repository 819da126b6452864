import type { TroubleItem } from "../../domain/digest.ts";
import { liffUrl } from "../chat/bubble.ts";
import { type Bubble, card, eyebrow, headline, labelled, primaryButton } from "./parts.ts";

/** Where to look: codes have a screen of their own, unless something else has to be looked at as well. */
const PLACES = {
  deliveries: {
    title: "送信の確認",
    headline: "送信を確認してください",
    label: "送信の画面を開く",
    path: "/admin/deliveries",
  },
  invites: {
    title: "連携コードの確認",
    headline: "連携コードを確認してください",
    label: "連携コードの画面を開く",
    path: "/admin/invites",
  },
} as const;

/** For administrators: what did not go through, in numbers of batches, whether the month's quota is short, ended codes. */
export function troubleCard(item: TroubleItem, liffId: string): Bubble {
  const place = placeOf(item);
  return card(
    [eyebrow(place.title), headline(place.headline), ...factsOf(item).map(([a, b]) => labelled(a, b))],
    [primaryButton({ type: "uri", label: place.label, uri: liffUrl(liffId, place.path) })],
  );
}

/** The same in a sentence. */
export function troubleAltText(item: TroubleItem): string {
  const facts = factsOf(item).map(([label, value]) => `${label} ${value}`);
  return `${placeOf(item).title}：${facts.join("、")}。`;
}

/** The same as a line of a list. */
export function troubleLabel(item: TroubleItem): string {
  const { failed, uncertain, isQuotaShort, burnt } = item;
  if (failed + uncertain > 0) return `確認が必要な送信 ${failed + uncertain} 件`;
  return isQuotaShort || burnt === 0 ? "今月の通数の不足" : `止まった連携コード ${burnt} 件`;
}

function placeOf({ failed, uncertain, isQuotaShort, burnt }: TroubleItem) {
  const isOfCodes = burnt > 0 && failed + uncertain === 0 && !isQuotaShort;
  return PLACES[isOfCodes ? "invites" : "deliveries"];
}

function factsOf({ failed, uncertain, isQuotaShort, burnt }: TroubleItem): [label: string, value: string][] {
  const facts: [string, string][] = [];
  if (failed > 0) facts.push(["届かなかった送信", `${failed} 件`]);
  if (uncertain > 0) facts.push(["届いたか不明の送信", `${uncertain} 件`]);
  if (isQuotaShort) facts.push(["今月の通数", "不足"]);
  if (burnt > 0) facts.push(["止まった連携コード", `${burnt} 件`]);
  return facts.length > 0 ? facts : [["確認する送信", "あり"]];
}
