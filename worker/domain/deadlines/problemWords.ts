import { formatDay } from "../wareki.ts";
import type { DeadlineRefusal, HandInRefusal } from "./views.ts";

/** Why a deadline was not stored, and what to do instead. */
export function wordDeadlineRefusal(refusal: DeadlineRefusal): string {
  switch (refusal.reason) {
    case "titleMissing":
      return "何の期限かを書いてください。";
    case "titleTooLong":
      return `題名は ${refusal.most} 文字までにしてください。くわしいことは説明に書けます。`;
    case "noteTooLong":
      return `説明は ${refusal.most} 文字までにしてください。`;
    case "opensAfterDue":
      return "知らせ始める日が、期限より後です。期限の日までにしてください。";
    case "dueIsPast":
      return "その日は、もう過ぎています。今日からあとの日を選んでください。";
    case "dueTooFar":
      return `期限は、来年度の終わり（${formatDay(refusal.latest)}）までの日にしてください。`;
    case "dueClosed":
      return `その日は閉庁日なので、前の開庁日（${formatDay(refusal.workingDay)}）が期限になります。知らせ始める日をそれより前にするか、期限を変えてください。`;
    case "audienceMissing":
      return "だれにお願いするかを、1 つは選んでください。";
    case "audienceForeign":
      return "お願いできるのは、ご自分の部・課とその下までです。ほかの課へは、行政改革室か職員課を通してください。";
    case "ladderUnfit":
      return refusal.problems.join("\n");
    case "notOwner":
      return "この課・室の期限は、その所属長か、行政改革室だけが決められます。";
    case "deadlineNotFound":
      return "この期限は見つかりませんでした。取り下げられたのかもしれません。";
    case "deadlineWithdrawn":
      return "この期限は取り下げられています。";
  }
}

/** Why something was not handed in, and what to do instead. */
export function wordHandInRefusal(refusal: HandInRefusal): string {
  switch (refusal.reason) {
    case "deadlineNotFound":
      return "この期限は見つかりませんでした。取り下げられたのかもしれません。";
    case "notAsked":
      return "この期限は、いまの職にはお願いしていません。";
    case "paperMissing":
      return refusal.handIn === "link"
        ? "資料の場所（リンクや共有フォルダの場所）を入れてください。"
        : "文書番号を入れてください。";
    case "paperTooLong":
      return `${refusal.most} 文字までにしてください。`;
    case "paperNoLink":
      return "リンクは https:// か http:// で始めてください。共有フォルダの場所は、そのまま書けます。";
    case "deadlineWithdrawn":
      return "この期限は取り下げられました。提出はいりません。";
  }
}
