import { partsOf } from "../../domain/civilDate.ts";
import type { DigestItem } from "../../domain/digest.ts";
import { formatDay } from "../../domain/wareki.ts";
import { liffUrl } from "../chat/bubble.ts";
import { ANSWER_TAP } from "../chat/goalTap.ts";
import { deadlineLabel } from "./deadlineCard.ts";
import type { CardOptions } from "./options.ts";
import { overtimeLabel } from "./overtimeCard.ts";
import {
  type Bubble,
  card,
  eyebrow,
  headline,
  listed,
  primaryButton,
  secondaryButton,
  smallPrint,
} from "./parts.ts";
import { troubleLabel } from "./troubleCard.ts";

const TITLE = "今日のお知らせ";
const MOST_LINES = 8;

/**
 * Several things in one card: a line for each by its kind and count, and one way to all of them; where goals wait and
 * the city lets them be named in the talk, also the way to answer there.
 */
export function listCard(items: readonly DigestItem[], { liffId, content }: CardOptions): Bubble {
  const lines = items.slice(0, MOST_LINES).map((item) => listed(labelOf(item), dayOf(item)));
  const rest = items.length - lines.length;
  const open = { type: "uri", label: "やることを開く", uri: liffUrl(liffId, "/") } as const;
  const mayAnswerHere = content === "published" && items.some(({ kind }) => kind === "report");
  return card(
    [
      eyebrow(TITLE),
      headline(headlineOf(items)),
      ...lines,
      ...(rest > 0 ? [smallPrint(`ほか ${rest} 件`)] : []),
    ],
    mayAnswerHere
      ? [
          primaryButton({ type: "postback", label: "進捗にここで答える", data: ANSWER_TAP }),
          secondaryButton(open),
        ]
      : [primaryButton(open)],
  );
}

/** The same in a sentence. */
export function listAltText(items: readonly DigestItem[]): string {
  const lines = items.slice(0, MOST_LINES).map(sentenceOf);
  const rest = items.length > MOST_LINES ? [`ほか ${items.length - MOST_LINES} 件`] : [];
  return `${TITLE}：${headlineOf(items)}。${[...lines, ...rest].join("、")}。`;
}

function headlineOf(items: readonly DigestItem[]): string {
  return `${items.length} 件あります`;
}

function labelOf(item: DigestItem): string {
  switch (item.kind) {
    case "report": {
      const goals = `第${item.quarter}四半期の進捗確認 ${item.total - item.answered} 件`;
      return item.isStandIn ? `${goals}（不在の方の代わり）` : goals;
    }
    case "silent":
      return `未回答の課・室 ${item.units} つ`;
    case "read":
      return "今週の重点事項 1 件";
    case "review":
      return `新しい報告の確認 ${item.reports} 件`;
    case "question":
      return `上司からの質問 ${item.questions} 件`;
    case "trouble":
      return troubleLabel(item);
    case "overtime":
      return overtimeLabel(item);
    case "deadline":
      return deadlineLabel(item);
  }
}

/** By when, where there is a day to say. */
function dayOf(item: DigestItem): { text: string; isToday: boolean } | null {
  if (item.kind !== "report" && item.kind !== "deadline") return null;
  switch (item.when) {
    case "open": {
      const { month, day } = partsOf(item.dueOn);
      return { text: `${month}/${day}まで`, isToday: false };
    }
    case "today":
      return { text: "今日まで", isToday: true };
    case "late":
      return { text: "締切後", isToday: false };
  }
}

function sentenceOf(item: DigestItem): string {
  const label = labelOf(item);
  if (item.kind !== "report" && item.kind !== "deadline") return label;
  switch (item.when) {
    case "open":
      return `${label}（締切 ${formatDay(item.dueOn)}）`;
    case "today":
      return `${label}（今日が締切）`;
    case "late":
      return item.kind === "report" ? `${label}（締切を過ぎても答えられます）` : `${label}（締切後）`;
  }
}
