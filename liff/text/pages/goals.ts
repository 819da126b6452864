// The words of goals and of their rows and marks.
import { counted } from "../english.ts";
import { spoken } from "../language.ts";

export const goalsWords = spoken(
  {
    title: "目標",
    unit: "課・室を選ぶ",
    allAnswered: (total: number) => `${total} 件すべてに答えました`,
    noRound: "いまは進捗確認の期間ではありません",
    number: (n: number) => `No.${n}`,
    shared: "共通",
    deadline: (text: string) => `期限 ${text}`,
    silent: "未回答",
    notAsked: "取り下げ",
    support: "支援が必要",
    earlier: "これまで",
    emptyTitle: "この課の目標は、まだありません",
    emptyText: "組織目標が取り込まれると、ここに並びます。",
    noUnitTitle: "目標を持つ課に所属していません",
    noUnitText: "所属が変わったばかりのときは、行政改革の担当に確かめてください。",
  },
  {
    title: "Goals",
    unit: "Choose a section",
    allAnswered: (total) => `All ${counted(total, "goal")} answered`,
    noRound: "No progress check is open now",
    number: (n) => `No. ${n}`,
    shared: "Shared",
    deadline: (text) => `Deadline ${text}`,
    silent: "No answer",
    notAsked: "Withdrawn",
    support: "Needs support",
    earlier: "Earlier",
    emptyTitle: "This section has no goals yet",
    emptyText: "They will appear here once the sheet of goals has been imported.",
    noUnitTitle: "You are not in a section with goals",
    noUnitText: "If you have just been transferred, please ask the administrative reform office.",
  },
);
