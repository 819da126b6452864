import { formatClock, formatHours } from "../domain/overtime/clock.ts";
import type { DelegationRefusal, OrderRefusal } from "../domain/overtime/viewsOrders.ts";
import { formatDay } from "../domain/wareki.ts";

/** Why an order was not stored, and what to do instead. */
export function wordOrderRefusal(refusal: OrderRefusal): { status: 400 | 403 | 404 | 409; message: string } {
  switch (refusal.reason) {
    case "unclearTime":
      return unfit(
        `「${refusal.text}」を${TIME_WORDS[refusal.field]}として読み取れません。19:30、19時半、25:00（翌 1:00）のように書いてください。`,
      );
    case "reversed":
      return unfit(
        "終わりの時刻が、始まりより後になっていません。夜中をまたぐときは 25:00 のように書いてください。",
      );
    case "tooLate":
      return unfit(
        `終わりは${formatClock(refusal.latest)}までにしてください。それより後は、次の日の早出として分けてください。`,
      );
    case "breakTooLong":
      return unfit(
        `休憩が、始まりから終わりまでの ${formatHours(refusal.spanMinutes)} と同じかそれより長くなっています。`,
      );
    case "tooLongAgo":
      return unfit(
        `${formatDay(refusal.earliestDay)}より前の日は、ここからは書けません。勤務時間の担当に相談してください。`,
      );
    case "tooFarAhead":
      return unfit(
        `${formatDay(refusal.latestDay)}までの日を選んでください。その先は、近くなってから申請できます。`,
      );
    case "overlaps": {
      const { day, from, until } = refusal.other;
      return {
        status: 409,
        message: `${formatDay(day)} ${formatClock(from)}〜${formatClock(until)} に、重なる申請か命令があります。時刻を変えるか、先にそちらを直してください。`,
      };
    }
    case "taskMissing":
      return unfit("何をするかを書いてください。");
    case "taskTooLong":
      return unfit(`何をするかは ${refusal.most} 文字までにしてください。`);
    case "purposeMissing":
      return unfit("目標か理由区分を 1 つ選んでください。");
    case "goalUnknown":
      return unfit("選んだ目標が、課の目標に見つかりません。画面を開き直してください。");
    case "reasonUnknown":
      return unfit("選んだ理由区分は、いまは使われていません。別の区分を選んでください。");
    case "locked":
      return {
        status: 409,
        message: `${Number(refusal.month.slice(5))}月分は締められています。直すところがあるときは、勤務時間の担当に連絡してください。`,
      };
    case "noPost":
      return unfit("その日に職がないため、申請できません。");
    case "leadsSection":
      return unfit("所属長と部長は、超過勤務命令の対象ではありません。");
    case "notFound":
      return { status: 404, message: "この申請は見つかりませんでした。" };
    case "newerVersion":
      return { status: 409, message: "ほかの画面で先に変わっています。新しい内容を確かめてください。" };
    case "alreadyDecided":
      return {
        status: 409,
        message: "もう決まっているため、変えられません。変えたいときは所属長に伝えてください。",
      };
    case "otherAct":
      return { status: 409, message: "もう一度、送り直してください。" };
    case "ownOrder":
      return {
        status: 403,
        message: "自分の申請は、自分では決められません。ほかの命令権者が確認します。",
      };
    case "hasResult":
      return { status: 409, message: "実績が出ているため、命令は変えられません。" };
    case "wordMissing":
      return unfit("見送るときは、ひとことを添えてください。");
    case "wordTooLong":
      return unfit(`ひとことは ${refusal.most} 文字までにしてください。`);
    case "notInSection":
      return unfit(`${refusal.name}さんには、この課・室からは命令できません。画面を開き直してください。`);
    case "nobodyChosen":
      return unfit("だれに命令するかを選んでください。");
  }
}

/** Why orders were not handed over, and what to do instead. */
export function wordDelegationRefusal(refusal: DelegationRefusal): {
  status: 400 | 403 | 409;
  message: string;
} {
  switch (refusal.reason) {
    case "notLeader":
      return { status: 403, message: "委任は、課・室の長だけができます。" };
    case "notCandidate":
      return unfit("その方には委任できません。課・室の係長から選んでください。");
    case "reversed":
      return unfit("終わりの日が、始まりの日より前です。日をお確かめください。");
    case "past":
      return unfit("その日は、もう過ぎています。今日からあとの日を選んでください。");
    case "tooFar":
      return unfit(`委任は${formatDay(refusal.mostDay)}までにしてください。`);
    case "overlapping":
      return {
        status: 409,
        message: "その方への委任が、重なる日にもうあります。先にそちらを終えてください。",
      };
  }
}

const TIME_WORDS = { from: "始まりの時刻", until: "終わりの時刻", break: "休憩" } as const;

function unfit(message: string) {
  return { status: 400, message } as const;
}
