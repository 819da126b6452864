// The words of the papers and of one point.
import { counted } from "../english.ts";
import { spoken } from "../language.ts";

export const policiesWords = spoken(
  {
    title: "重点事項",
    priority: (year: string) => `${year}の重点事項`,
    progress: (read: number, total: number) => `${total} 件のうち ${read} 件を確認`,
    from: (paper: string) => `${paper}から`,
    papers: "方針の全文",
    paperMeta: (parts: (string | null)[]) => parts.filter(Boolean).join("　"),
    emptyTitle: "この年度の方針は、まだありません",
    emptyText: "方針が取り込まれると、ここで読めます。",
    open: "原文を読む",
    pointTitle: "重点事項",
    confirmedAt: (when: string) => `${when} に確認しました`,
    toAll: "方針の全文へ",
  },
  {
    title: "Priority points",
    priority: (year) => `Priority points of ${year}`,
    progress: (read, total) => `${read} of ${counted(total, "point")} read`,
    from: (paper) => `From ${paper}`,
    papers: "Full text of the policies",
    paperMeta: (parts) => parts.filter(Boolean).join(", "),
    emptyTitle: "No policies yet this year",
    emptyText: "You can read them here once they have been imported.",
    open: "Read in full",
    pointTitle: "Priority point",
    confirmedAt: (when) => `You confirmed it on ${when}`,
    toAll: "To the full text",
  },
);
