// The words of 声をかける.
import type { Call, CalledPeople, CallFate, CallPreview } from "../../../worker/domain/callViews.ts";
import { tokyoDate } from "../../../worker/domain/civilDate.ts";
import { wordRung } from "../../../worker/domain/ladderProblems.ts";
import type { LadderRung } from "../../../worker/domain/settings.ts";
import { formatDay, formatShortDay } from "../../../worker/domain/wareki.ts";
import { counted, englishDay } from "../english.ts";
import { spoken } from "../language.ts";
import { formatClock } from "../time.ts";

const isSameDay = (a: number, b: number) => tokyoDate(a) === tokyoDate(b);

/** 10:32 of today, 10/5（月） 8:30 of another day. */
const clock = spoken(
  (at: number, now: number) =>
    isSameDay(at, now) ? formatClock(at) : `${formatShortDay(tokyoDate(at))} ${formatClock(at)}`,
  (at, now) => (isSameDay(at, now) ? formatClock(at) : `${englishDay(tokyoDate(at))} ${formatClock(at)}`),
);

const englishRung = ({ at }: LadderRung) => {
  if (at === "opens") return "the day the round opens";
  if (at === 0) return "the due day";
  const days = counted(Math.abs(at), "working day");
  return at > 0 ? `${days} after the due day` : `${days} before the due day`;
};

export const callWords = spoken(
  {
    open: (units: number) => `未回答のある ${units} 部署に声をかける`,
    title: "声をかける",
    done: (units: number, { at, hearsAt }: Call) =>
      hearsAt > at
        ? `${formatDay(tokyoDate(hearsAt))} ${formatClock(hearsAt)} に、${units} 部署に声をかけます。`
        : `${units} 部署に声をかけました。`,
    state: ({ at, hearsAt }: Call, now: number) =>
      hearsAt > now
        ? `${clock(hearsAt, now)} に声をかけます`
        : `声をかけました（${clock(hearsAt > at ? hearsAt : at, now)}）`,
    when: ({ hearsAt, now }: CallPreview) =>
      hearsAt > now
        ? `いまは開庁時間の外です。${formatDay(tokyoDate(hearsAt))} ${formatClock(hearsAt)} に、LINE でお届けします。それまでに答えがそろった部署には、届きません。`
        : "答えるのを待っている方に、いま LINE でお届けします。",
    answeredOf: (answered: number, total: number) => `回答 ${answered} / ${total}`,
    people: ({ people, isStandIn }: CalledPeople) => `${people} 人${isStandIn ? "（代わりの方）" : ""}`,
    count: (people: number) => `${people} 人`,
    fate: (fate: CallFate, now: number): string => {
      switch (fate.kind) {
        case "hears":
          return fate.at > now ? `${clock(fate.at, now)} に届きます` : "いま届きます";
        case "notLinked":
          return "LINE とつながっていないため、届きません";
        case "blocked":
          return "LINE でブロックされているため、届きません";
        case "absent":
          return `${formatDay(fate.untilDay)}まで不在です`;
        case "snoozed":
          return `「あとで」を選んでいるため、${clock(fate.until, now)} まで待ちます`;
        case "hadMessage":
          return "その日の 1 通を、もう受け取っています";
        case "monthlyCap":
          return "今月のお知らせが、上限に達しています";
        case "quota":
          return "今月の送信数が足りないため、届きません";
      }
    },
    noPeople: "この部署には、いま職員がいません",
    planned: ({ replaces, next }: CallPreview) =>
      [
        replaces
          ? `予定していた声かけ（${wordRung(replaces)}）の代わりになります。同じ日に、もう 1 通は届きません。`
          : "同じ日に、もう 1 通は届きません。",
        next
          ? `次の予定は ${formatDay(next.day)}（${wordRung(next.rung)}）です。それまでに答えがそろえば、届きません。`
          : "",
      ].join(""),
    card: (units: readonly string[]) => `${units.join("、")}に届くカード`,
    talk: "LINE に届くお知らせの見本",
    call: (units: number) => `${units} 部署に声をかける`,
    calling: "声をかけています",
    cancel: "やめる",
    close: "閉じる",
    paused: "いまは、すべてのお知らせを管理者が止めています。再開されるまで、声をかけられません。",
    nobody: "いま声をかけても、届く方がいません。理由は次のとおりです。",
    allAnswered: "すべての部署の答えがそろっています。",
    offline: "電波が届いていません。つながったら、もう一度押してください。",
    failed: "うまくいきませんでした。少しおいて、もう一度押してください。",
  },
  {
    open: (units) => `Send a reminder to ${counted(units, "silent section")}`,
    title: "Send a reminder",
    done: (units, { at, hearsAt }) =>
      hearsAt > at
        ? `${counted(units, "section")} will get a reminder on ${englishDay(tokyoDate(hearsAt))} at ${formatClock(hearsAt)}.`
        : `Reminder sent to ${counted(units, "section")}.`,
    state: ({ at, hearsAt }, now) =>
      hearsAt > now
        ? `Gets a reminder at ${clock(hearsAt, now)}`
        : `Reminder sent (${clock(hearsAt > at ? hearsAt : at, now)})`,
    when: ({ hearsAt, now }) =>
      hearsAt > now
        ? `It is outside working hours. They hear it on LINE on ${englishDay(tokyoDate(hearsAt))} at ${formatClock(hearsAt)}; sections that have answered by then do not.`
        : "Those whose answer is missing hear it on LINE now.",
    answeredOf: (answered, total) => `${answered} of ${total} answered`,
    people: ({ people, isStandIn }) =>
      `${counted(people, "person", "people")}${isStandIn ? " (standing in)" : ""}`,
    count: (people) => counted(people, "person", "people"),
    fate: (fate, now) => {
      switch (fate.kind) {
        case "hears":
          return fate.at > now ? `hears it at ${clock(fate.at, now)}` : "hears it now";
        case "notLinked":
          return "not reached: no LINE account is linked";
        case "blocked":
          return "not reached: blocked on LINE";
        case "absent":
          return `away until ${englishDay(fate.untilDay)}`;
        case "snoozed":
          return `chose Later; waits until ${clock(fate.until, now)}`;
        case "hadMessage":
          return "has had the one message of that day";
        case "monthlyCap":
          return "has had this month's messages";
        case "quota":
          return "not reached: this month's messages are used up";
      }
    },
    noPeople: "Nobody holds a post in this section now",
    planned: ({ replaces, next }) =>
      [
        replaces
          ? `It takes the place of the planned reminder (${englishRung(replaces)}). Nobody gets a second message that day.`
          : "Nobody gets a second message that day.",
        next
          ? ` The next one is planned for ${englishDay(next.day)} (${englishRung(next.rung)}), for whoever has not answered by then.`
          : "",
      ].join(""),
    card: (units) => `Card for ${units.join(", ")}`,
    talk: "The message as it arrives on LINE",
    call: (units) => `Send a reminder to ${counted(units, "section")}`,
    calling: "Sending",
    cancel: "Cancel",
    close: "Close",
    paused: "An administrator has paused all messages. No reminder can be sent until they are resumed.",
    nobody: "A reminder would reach nobody now, for these reasons.",
    allAnswered: "All sections have answered everything.",
    offline: "You are offline. Please try again once you are connected.",
    failed: "It did not work. Please try again in a moment.",
  },
);
