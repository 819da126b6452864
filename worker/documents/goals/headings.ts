import { type Columns, type Heading, headingMatcher } from "../headings.ts";

export type GoalKey = "number" | "title" | "category" | "criteria" | "steps" | "deadline" | "owner";

const HEADINGS: readonly Heading<GoalKey>[] = [
  { key: "number", label: "番号", words: ["番号", "No", "項番", "目標番号"], required: true },
  {
    key: "title",
    label: "実施項目",
    words: ["実施項目", "目標項目", "業務目標", "組織目標", "業務目標又は事務の内容"],
    required: true,
  },
  {
    key: "category",
    label: "計画・方針等の分類",
    words: ["計画・方針等の分類", "計画・方針の分類", "計画・方針等", "分類", "区分"],
    required: false,
  },
  {
    key: "criteria",
    label: "どの水準まで",
    words: ["どの水準まで", "達成水準", "達成水準又は遂行後の状態等", "目標水準"],
    required: true,
  },
  {
    key: "steps",
    label: "どのような方法で",
    words: ["どのような方法で", "どのように", "方法", "取組内容", "取組の内容", "実施方法"],
    required: true,
  },
  {
    key: "deadline",
    label: "いつまで",
    words: ["いつまで", "いつまでに", "期限", "達成期限"],
    required: true,
  },
  {
    key: "owner",
    label: "共通・課名",
    words: [
      "共通・課名",
      "共通・課室名",
      "共通又は課名",
      "課名",
      "課室名",
      "担当課",
      "所管課",
      "所属",
      "担当",
    ],
    required: true,
  },
];

export type GoalColumns = Columns<GoalKey>;

/** The columns of a row that is a heading row of a goal sheet, else null. */
export const matchGoalHeadings = headingMatcher(HEADINGS);

/** The heading as people are told it. */
export function goalLabel(key: GoalKey): string {
  return HEADINGS.find((heading) => heading.key === key)?.label ?? key;
}
