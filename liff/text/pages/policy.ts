// The words of 重点事項 beyond the papers: how far one has come, who serves a point, what a year changed.
import type { PointChange } from "../../../worker/domain/comparePapers.ts";
import { formatFiscalYear } from "../../../worker/domain/wareki.ts";

const kinds: Record<PointChange["kind"], string> = {
  new: "新しい項目",
  stronger: "言い方が強くなった",
  reworded: "書き改め",
  dropped: "なくなった項目",
};

export const policyWords = {
  steps: { label: "あなたの進み", opened: "開いた", finished: "読み終えた", understood: "理解した" },
  stepDone: "済み",
  stepOpen: "まだ",
  stepsHint: "あなたがどこまで進んだかは、ほかの人には見えません。",
  serving: "この項目を支える目標",
  servingCount: (n: number) => `${n} 件`,
  noServing: "支える目標は、まだ結ばれていません。",
  servingHint: "評価は、その課の報告を読める方にだけ表示されます。",
  goal: (number: number, title: string) => `No.${number}　${title}`,
  noGrade: "未回答",
  counts: (opened: number, finished: number, understood: number) =>
    `開いた ${opened} 人　読み終えた ${finished} 人　理解した ${understood} 人`,
  countsTitle: "職員の進み（人数のみ）",
  changes: "昨年度からの変更",
  against: (title: string, year: number) => `「${title}」（${formatFiscalYear(year)}）と比べました`,
  kinds,
  kindCount: (kind: PointChange["kind"], n: number) => `${kinds[kind]} ${n} 件`,
  unchanged: (n: number) => `変わらない項目 ${n} 件`,
  noChange: "昨年度から変わった項目はありません。",
  verbs: (before: string, after: string) => `「${before}」から「${after}」へ`,
  before: "昨年度",
  coverage: {
    title: "重点事項と目標",
    link: "項目ごとの目標の数を見る",
    linkText: "支える目標のない項目が、先に並びます",
    choose: "市全体か部を選ぶ",
    point: "項目",
    total: "計",
    empty: "目標なし",
    none: (n: number) => `支える目標のない項目が ${n} 件あります`,
    all: "すべての項目に、支える目標があります",
    caption: (name: string) => `${name}の重点事項と、支える目標の数`,
    count: (n: number) => `${n} 件`,
    emptyTitle: "この年度の方針は、まだありません",
    emptyText: "方針が取り込まれると、ここに並びます。",
  },
  links: {
    title: "支える重点事項",
    lead: "この目標が支える項目を選んでください。だれが何を支えているかが、方針の側からも見えるようになります。",
    readOnly: "この目標が支える項目です。選ぶのは、目標に答える課の方です。",
    none: "支える項目は、まだ選ばれていません。",
    save: "この項目に決める",
    saving: "記録しています",
    saved: "記録しました",
    failed: "記録できませんでした。電波のよいところで、もう一度押してください。",
    stale: "方針が改められたようです。画面を開き直してください。",
    emptyTitle: "選べる項目がありません",
    emptyText: "方針が取り込まれると、ここで選べます。",
  },
};
