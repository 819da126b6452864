import { type Columns, type Heading, headingMatcher } from "../headings.ts";

export type RosterKey = "staffNumber" | "name" | "unit" | "title" | "role" | "main" | "from" | "to";

const HEADINGS: readonly Heading<RosterKey>[] = [
  { key: "staffNumber", label: "職員番号", words: ["職員番号", "職員コード", "職員ID"], required: true },
  { key: "name", label: "氏名", words: ["氏名", "職員氏名", "名前"], required: true },
  { key: "unit", label: "所属", words: ["所属", "所属名", "所属部署", "部署"], required: true },
  { key: "title", label: "職名", words: ["職名", "職", "役職", "補職名"], required: true },
  { key: "role", label: "権限", words: ["権限", "役割", "role"], required: false },
  {
    key: "main",
    label: "本務・兼務",
    words: ["本務・兼務", "本務兼務の別", "本兼", "本務", "主兼"],
    required: false,
  },
  {
    key: "from",
    label: "着任日",
    words: ["着任日", "着任年月日", "発令日", "発令年月日", "開始日", "from"],
    required: true,
  },
  { key: "to", label: "離任日", words: ["離任日", "離任年月日", "終了日", "to"], required: false },
];

export type RosterColumns = Columns<RosterKey>;

/** The columns of a row that is a heading row of a roster, else null. */
export const matchRosterHeadings = headingMatcher(HEADINGS);

/** The heading as people are told it. */
export function rosterLabel(key: RosterKey): string {
  return HEADINGS.find((heading) => heading.key === key)?.label ?? key;
}
