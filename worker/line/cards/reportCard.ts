import type { ReportItem } from "../../domain/digest.ts";
import { formatDay } from "../../domain/wareki.ts";
import { liffUrl } from "../chat/bubble.ts";
import { ANSWER_TAP } from "../chat/goalTap.ts";
import { laterTap } from "../chat/tap.ts";
import type { CardOptions } from "./options.ts";
import {
  type Bubble,
  type Component,
  card,
  eyebrow,
  headline,
  labelled,
  line,
  primaryButton,
  progressBar,
  secondaryButton,
} from "./parts.ts";

const STAND_IN = "不在の方の代わりに、おたずねしています。";
const LATE = "いま答えても大丈夫です";

/** 「第2四半期の進捗確認 8 件中 3 件が未回答」: counts and dates only, whatever the city allows on LINE. */
export function reportCard(item: ReportItem, options: CardOptions): Bubble {
  const counts = countsOf(item);
  const lead = leadOf(item);
  return card(
    [
      eyebrow(titleOf(item)),
      ...(lead === null ? [headline(counts)] : [headline(lead), line(counts)]),
      ...(item.isStandIn ? [line(STAND_IN)] : []),
      progressBar(item.answered, item.total),
      labelled("締切", dueText(item)),
    ],
    buttonsOf(item, options),
  );
}

/** Answering in the chat comes first, where the city lets goals be named there; 「あとで」 only before the due day is over. */
function buttonsOf(item: ReportItem, { liffId, content }: CardOptions): Component[] {
  const uri = liffUrl(liffId, "/report");
  switch (content) {
    case "minimal":
      return [primaryButton({ type: "uri", label: "答える", uri })];
    case "published": {
      const later = laterTap(`report:${item.roundId}`);
      return [
        primaryButton({ type: "postback", label: "ここで答える", data: ANSWER_TAP }),
        secondaryButton({ type: "uri", label: "詳しく書く（アプリ）", uri }),
        ...(item.when === "late"
          ? []
          : [secondaryButton({ type: "postback", label: "あとで", data: later })]),
      ];
    }
  }
}

/** The same in a sentence, for the list of talks and for those who listen. */
export function reportAltText(item: ReportItem): string {
  const said = `${titleOf(item)}：${countsOf(item)}です。`;
  const standIn = item.isStandIn ? STAND_IN : "";
  const lead = item.when === "late" ? `締切を過ぎました。${LATE}` : leadOf(item);
  return lead === null ? `${said}${standIn}締切は${dueText(item)}です。` : `${lead}。${said}${standIn}`;
}

function titleOf(item: ReportItem): string {
  return `第${item.quarter}四半期の進捗確認`;
}

/** What there is to say before the counts: a deadline of today, or that a late answer is welcome too. */
function leadOf({ when }: ReportItem): string | null {
  switch (when) {
    case "open":
      return null;
    case "today":
      return "今日が締切です";
    case "late":
      return LATE;
  }
}

function dueText({ when, dueOn }: ReportItem): string {
  switch (when) {
    case "open":
      return formatDay(dueOn);
    case "today":
      return `今日 ${formatDay(dueOn)}`;
    case "late":
      return `${formatDay(dueOn)}でした`;
  }
}

/** A question that was only just put is put kindly: nobody is behind yet. */
function countsOf({ total, answered, when }: ReportItem): string {
  if (answered === 0 && when === "open") return `目標は ${total} 件`;
  return `${total} 件中 ${total - answered} 件が未回答`;
}
