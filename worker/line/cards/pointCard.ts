import { address } from "../../domain/address.ts";
import type { DutyPoint } from "../../domain/duty.ts";
import { liffUrl } from "../chat/bubble.ts";
import { laterTap, markReadTap } from "../chat/tap.ts";
import type { CardOptions, LineContent } from "./options.ts";
import {
  type Bubble,
  card,
  eyebrow,
  headline,
  primaryButton,
  secondaryButton,
  sideBySide,
  smallPrint,
} from "./parts.ts";

const TITLE = "今週の重点事項";
const COUNT = "1 件、確認をお願いします";

/**
 * The week's 重点事項: published text, its place in the paper, and a button that marks it as read without leaving words
 * in the talk. With `minimal` only a count and a link.
 */
export function pointCard(point: DutyPoint, { liffId, content }: CardOptions): Bubble {
  const page = liffUrl(liffId, address`/points/${point.id}`);
  switch (content) {
    case "published":
      return card(
        [eyebrow(TITLE), headline(point.shortForm), smallPrint(`${point.policyTitle} ${point.path}`)],
        [
          primaryButton({ type: "postback", label: "確認しました", data: markReadTap(point.id) }),
          sideBySide([
            secondaryButton({ type: "uri", label: "原文を読む", uri: page }),
            secondaryButton({ type: "postback", label: "あとで", data: laterTap(`read:${point.id}`) }),
          ]),
        ],
      );
    case "minimal":
      return card(
        [eyebrow(TITLE), headline(COUNT)],
        [primaryButton({ type: "uri", label: "アプリで読む", uri: page })],
      );
  }
}

/** The same in a sentence. */
export function pointAltText(point: DutyPoint, content: LineContent): string {
  switch (content) {
    case "published":
      return `${TITLE}：${point.shortForm}`;
    case "minimal":
      return `${TITLE}：${COUNT}。`;
  }
}
