// The words of 支援が必要.
import type { SupportFrom } from "../../../worker/domain/review.ts";
import { spoken } from "../language.ts";

const names: Record<SupportFrom, string> = spoken(
  { superior: "上司", director: "部長", office: "行政改革室" },
  { superior: "Your manager", director: "Director", office: "Reform office" },
);

export const supportWords = spoken(
  {
    label: "支援が必要",
    text: "困っていることがあり、だれかの助けがほしいとき",
    question: "だれの支援が必要ですか",
    /** The kind of helper, and the title of the one who will see it; one name where both are the same. */
    name: (from: SupportFrom, title: string) =>
      from === "office" || title.endsWith(names[from]) ? title : `${names[from]}（${title}）`,
    short: (from: SupportFrom | null) => (from ? `支援が必要（${names[from]}）` : "支援が必要"),
    asked: (title: string, others: readonly string[]) =>
      others.length > 0 ? `${title}に届きます。${others.join("、")}も読めます。` : `${title}に届きます。`,
    missing: "だれの支援が必要かを選んでください",
  },
  {
    label: "Needs support",
    text: "For when something is difficult and you would like help",
    question: "Whose support do you need?",
    name: (from, title) => (from === "office" ? title : `${names[from]} (${title})`),
    short: (from) => (from ? `Needs support (${names[from]})` : "Needs support"),
    asked: (title, others) =>
      others.length > 0
        ? `It goes to ${title}. ${others.join(", ")} can read it too.`
        : `It goes to ${title}.`,
    missing: "Please choose whose support you need",
  },
);
