import type { OvertimeItem, OvertimeTopic } from "../../domain/digest.ts";
import { liffUrl } from "../chat/bubble.ts";
import { asOrderedTap } from "../chat/dutyTap.ts";
import { laterTap } from "../chat/tap.ts";
import type { CardOptions, LineContent } from "./options.ts";
import {
  type Bubble,
  type Component,
  card,
  eyebrow,
  headline,
  line,
  primaryButton,
  secondaryButton,
} from "./parts.ts";

interface TopicWords {
  title: string;
  count: (n: number) => string;
  /** The same as a line of a list, without the title above it. */
  label?: (n: number) => string;
  /** What to do about it. */
  ask: string;
  /** Both where nothing is answered in the talk, if they differ. */
  inApp?: Pick<TopicWords, "count" | "ask">;
  page: string;
  open: string;
}

const SOMETHING_TO_SEE = "早めに見ておきたいことがあります";
const WORDS: Record<OvertimeTopic, TopicWords> = {
  orders: {
    title: "命令を待つ申請",
    count: (n) => `超過勤務の申請が ${n} 件`,
    label: (n) => `命令を待つ申請が ${n} 件`,
    ask: "まとめて確認できます。",
    page: "/overtime/board",
    open: "確認する",
  },
  results: {
    title: "超過勤務の確認",
    count: (n) => `${n} 日分の超過勤務、命令どおりでしたか`,
    label: (n) => `超過勤務の確認が ${n} 日分`,
    ask: "違ったときは、その時刻を教えてください。",
    inApp: { count: (n) => `終わりを確かめる日が ${n} 日`, ask: "アプリで確かめてください。" },
    page: "/overtime",
    open: "確かめる",
  },
  transfers: {
    title: "配当時間の融通",
    count: (n) => `ほかの課・室からの相談が ${n} 件`,
    ask: "受けるかどうかを、お答えください。",
    page: "/overtime/section",
    open: "相談を見る",
  },
  ownHours: {
    title: "超過勤務の見通し",
    count: () => "今月の見通しを、いま見ておきませんか",
    ask: "上限の前に、所属長と相談できます。",
    page: "/overtime",
    open: "見通しを見る",
  },
  sectionHours: {
    title: "超過勤務の見通し",
    count: () => SOMETHING_TO_SEE,
    label: () => "課・室の超過勤務の見通し",
    ask: "分けられる仕事、やめられる仕事はありますか。",
    page: "/overtime/section",
    open: "見通しを見る",
  },
  departmentHours: {
    title: "部の超過勤務",
    count: () => SOMETHING_TO_SEE,
    label: () => "部の超過勤務の見通し",
    ask: "課・室の見通しを、アプリで確かめられます。",
    page: "/overtime/department",
    open: "見通しを見る",
  },
  late: {
    title: "部の超過勤務",
    count: () => "前の晩の退庁について、見ておきたいことがあります",
    label: () => "前の晩の退庁",
    ask: "理由を、アプリで確かめられます。",
    page: "/overtime/department",
    open: "前の晩を見る",
  },
};

/** A count and the way to it: never a name, never hours. */
export function overtimeCard(item: OvertimeItem, options: CardOptions): Bubble {
  const { title, count, ask } = wordsOf(item, options.content);
  return card([eyebrow(title), headline(count(item.count)), line(ask)], buttonsOf(item, options));
}

/** The same in a sentence. */
export function overtimeAltText(item: OvertimeItem, content: LineContent): string {
  const { title, count, ask } = wordsOf(item, content);
  return `${title}：${count(item.count)}。${ask}`;
}

function wordsOf({ topic }: OvertimeItem, content: LineContent): Pick<TopicWords, "title" | "count" | "ask"> {
  const words = WORDS[topic];
  return content === "minimal" ? { ...words, ...words.inApp } : words;
}

/** A line of a list. */
export function overtimeLabel({ topic, count: n }: OvertimeItem): string {
  const { title, count, label = count } = WORDS[topic];
  return topic === "ownHours" ? title : label(n);
}

/** Where the city lets people answer in the talk, an evening that went as ordered is confirmed in one tap. */
function buttonsOf({ topic, day }: OvertimeItem, { liffId, content }: CardOptions): Component[] {
  const { page, open } = WORDS[topic];
  const inApp = { type: "uri", label: open, uri: liffUrl(liffId, page) } as const;
  if (topic !== "results" || content === "minimal") return [primaryButton(inApp)];
  return [
    primaryButton({ type: "postback", label: "命令どおり", data: asOrderedTap(day) }),
    secondaryButton({ ...inApp, label: "時刻を入れる（アプリ）" }),
    secondaryButton({ type: "postback", label: "あとで", data: laterTap("results") }),
  ];
}
