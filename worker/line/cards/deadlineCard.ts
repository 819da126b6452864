import type { DeadlineItem } from "../../domain/digest.ts";
import { formatDay } from "../../domain/wareki.ts";
import { liffUrl } from "../chat/bubble.ts";
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
  secondaryButton,
} from "./parts.ts";

const TITLE = "期限";

/** How many things are due on a day; what they are, the app says. */
export function deadlineCard(item: DeadlineItem, { liffId, content }: CardOptions): Bubble {
  const open: Component = primaryButton({
    type: "uri",
    label: "期限を開く",
    uri: liffUrl(liffId, "/deadlines"),
  });
  const later = { type: "postback", label: "あとで", data: laterTap("deadlines") } as const;
  const mayWait = content === "published" && !item.isTold && item.when !== "late";
  return card(
    [
      eyebrow(TITLE),
      headline(deadlineLabel(item)),
      ...(item.when === "late" ? [line(askOf(item))] : []),
      labelled("期限", dayText(item)),
    ],
    mayWait ? [open, secondaryButton(later)] : [open],
  );
}

/** The same in a sentence. */
export function deadlineAltText(item: DeadlineItem): string {
  const ask = item.when === "late" ? askOf(item) : "";
  return `${TITLE}：${deadlineLabel(item)}（${dayText(item)}）。${ask}`;
}

/** A line of a list. */
export function deadlineLabel({ count, isTold }: DeadlineItem): string {
  return isTold ? `課・室の未提出が ${count} 件` : `提出するものが ${count} 件`;
}

function askOf({ isTold }: DeadlineItem): string {
  return isTold ? "困っていることがないか、声をかけてみてください。" : "いま出しても大丈夫です。";
}

function dayText({ when, dueOn }: DeadlineItem): string {
  switch (when) {
    case "open":
      return formatDay(dueOn);
    case "today":
      return `今日 ${formatDay(dueOn)}`;
    case "late":
      return `${formatDay(dueOn)}でした`;
  }
}
