import { formatHours } from "../domain/overtime/clock.ts";
import type { Month } from "../domain/overtime/month.ts";
import type { ExceptionRefusal, RegimeRefusal, TransferRefusal } from "../domain/overtime/viewsHours.ts";
import { formatDay, formatWarekiDate } from "../domain/wareki.ts";

interface Worded {
  status: 400 | 403 | 404 | 409;
  message: string;
}

/** Why an exception was not declared or ended, and what to do instead. */
export function wordExceptionRefusal(refusal: ExceptionRefusal): Worded {
  switch (refusal.reason) {
    case "notDirector":
      return { status: 403, message: "例外の申告は、部長か、勤務時間の担当ができます。" };
    case "specialDutyByPersonnel":
      return {
        status: 403,
        message: "特例業務にできるのは、勤務時間の担当だけです。担当に相談してください。",
      };
    case "reversed":
      return unfit("終わりの日が、始まりの日より前です。日をお確かめください。");
    case "past":
      return unfit("前もって申告するものです。今日からあとの日を選んでください。");
    case "tooFar":
      return unfit(`${formatDay(refusal.mostDay)}までの日を選んでください。`);
    case "tooLong":
      return unfit(`1 回の申告は ${refusal.days} 日までにしてください。`);
    case "wordMissing":
      return unfit("何のためかを書いてください。");
    case "overlapping":
      return {
        status: 409,
        message: "同じ区分の申告が、重なる日にもうあります。先にそちらを終えてください。",
      };
    case "notFound":
      return { status: 404, message: "この申告は見つかりませんでした。もう終わっているかもしれません。" };
  }
}

/** Why a regime of limits was not set, and what to do instead. */
export function wordRegimeRefusal(refusal: RegimeRefusal): Worded {
  switch (refusal.reason) {
    case "tooLongAgo":
      return unfit(`${formatWarekiDate(refusal.leastDay)}からあとの日を選んでください。`);
    case "tooFar":
      return unfit(`${formatWarekiDate(refusal.mostDay)}までの日を選んでください。`);
  }
}

/** Why hours were not transferred, and what to do instead. */
export function wordTransferRefusal(refusal: TransferRefusal): Worded {
  switch (refusal.reason) {
    case "notLeader":
      return { status: 403, message: "配当時間の融通は、課・室の長ができます。" };
    case "unclear":
      return unfit(
        `「${refusal.text}」を時間として読み取れません。6、6:30、6時間30分のように書いてください。`,
      );
    case "nothing":
      return unfit("融通する時間を書いてください。");
    case "tooMuch":
      return unfit(`1 回に融通できるのは ${formatHours(refusal.most)} までです。時間をお確かめください。`);
    case "wholeCity":
      return unfit("市全体とは融通できません。部・課・室を選んでください。");
    case "tooManyOpen":
      return {
        status: 409,
        message: `返事を待っている申し出が多くあります（同じ所属へは ${refusal.ofUnit} 件、あわせて ${refusal.ofAll} 件まで）。返事を待つか、取り下げてから申し出てください。`,
      };
    case "sameUnit":
      return unfit("ほかの所属を選んでください。");
    case "noSuchUnit":
      return unfit("その所属は、いまはありません。画面を開き直してください。");
    case "monthOver":
      return unfit("終わった月の配当時間は、もう動かせません。");
    case "tooFar":
      return unfit(`${wordMonth(refusal.mostMonth)}分までにしてください。`);
    case "notEnough":
      return {
        status: 409,
        message:
          refusal.left === null
            ? "譲る側の残りが足りないため、いまは受け取れません。時間を減らして、もう一度相談してください。"
            : `残りは ${formatHours(Math.max(0, refusal.left))} です。それより多くは譲れません。`,
      };
    case "ownProposal":
      return { status: 403, message: "自分の申し出は、相手の所属の長が決めます。" };
    case "alreadyDecided":
      return {
        status: 409,
        message:
          refusal.state === "withdrawn"
            ? "この申し出は、取り下げられています。"
            : "この申し出は、もう決まっています。画面を開き直してください。",
      };
    case "notFound":
      return { status: 404, message: "この申し出は見つかりませんでした。" };
    case "otherAct":
      return { status: 409, message: "もう一度、送り直してください。" };
  }
}

function wordMonth(month: Month): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

function unfit(message: string): Worded {
  return { status: 400, message };
}
