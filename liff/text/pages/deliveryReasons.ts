// The words of 送信 for what may become of a message, and why.
import type { BatchView } from "../../../worker/domain/deliveryViews.ts";
import type { NotNudged } from "../../../worker/domain/ladder.ts";
import type { Occasion } from "../../../worker/domain/occasion.ts";
import type { QuotaClass } from "../../../worker/domain/quota.ts";
import { spoken } from "../language.ts";

export const occasions: Record<Occasion, string> = spoken(
  { daily: "今日の 1 通", urgent: "急ぎ", asked: "あとで", notice: "連携などの通知" },
  { daily: "Message of the day", urgent: "Urgent", asked: "Later", notice: "Notice of a change" },
);

export const quotaClasses: Record<QuotaClass, string> = spoken(
  {
    urgent: "急ぎ",
    deadlines: "締切のお知らせ",
    reminders: "その前のお知らせ",
    points: "重点事項",
  },
  { urgent: "Urgent", deadlines: "Deadlines", reminders: "Earlier reminders", points: "Priority points" },
);

export const states: Record<BatchView["state"], string> = spoken(
  {
    planned: "これから",
    sending: "送っています",
    accepted: "送りました",
    held: "待っています",
    failed: "送れませんでした",
    uncertain: "届いたか分かりません",
    dropped: "取りやめました",
  },
  {
    planned: "Planned",
    sending: "Being sent",
    accepted: "Sent",
    held: "Waiting",
    failed: "Failed",
    uncertain: "May not have arrived",
    dropped: "Dropped",
  },
);

export const reasons: Record<NotNudged["reason"], string> = spoken(
  {
    done: "済んでいます",
    noRung: "声をかける日がありません",
    notYet: "まだその日ではありません",
    closed: "いまは時間の外です",
    passed: "お知らせできる日を過ぎました",
    alreadyNudged: "もうお知らせしました",
    notLinked: "LINE連携がまだです",
    blocked: "LINE で届きません",
    absent: "不在です",
    snoozed: "「あとで」の時刻を待っています",
    oneADay: "今日の 1 通を受け取りました",
    ridesAlong: "ほかのお知らせがある日に、いっしょに伝えます",
    monthlyCap: "今月の上限に達しました",
    quota: "今月の通数が足りません",
  },
  {
    done: "Already done",
    noRung: "There is no day of reminders",
    notYet: "Its day has not come",
    closed: "It is outside the hours now",
    passed: "The day for it has passed",
    alreadyNudged: "Already told",
    notLinked: "Not connected with LINE yet",
    blocked: "Cannot be reached on LINE",
    absent: "Away",
    snoozed: "Waiting for the time chosen with Later",
    oneADay: "Has had today's message",
    ridesAlong: "Goes along with the next message",
    monthlyCap: "Has reached the limit for the month",
    quota: "Not enough messages left this month",
  },
);

/** By the reason kept with a batch; one that is not here is shown as it is. */
export const batchReasons: Record<string, string> = spoken(
  {
    timeout: "LINE の答えが時間内に来ませんでした。",
    network: "LINE につながりませんでした。",
    server: "LINE の側で不具合が起きていました。",
    rate: "LINE の混み具合に合わせて、間をあけています。",
    credentials: "LINE チャネルの鍵が通りませんでした。チャネルの設定を確かめてください。",
    quota: "今月の通数が足りません。空きができると送ります。",
    refused: "LINE が受け取りを断りました。",
    unchecked: "LINE が受け取りを断りました。そのわけを、LINE に確かめています。",
    interrupted: "送っている途中で止まりました。もう一度確かめます。",
    keyExpired: "23 時間たっても、届いたかどうか分かりませんでした。",
    dayPassed: "送りきれないうちに、伝える日を過ぎました。",
    split: "宛先を分けて、送り直しました。",
    replanned: "届いていないことが確かなので、計画し直しました。",
  },
  {
    timeout: "LINE did not answer in time.",
    network: "LINE could not be reached.",
    server: "Something was wrong on LINE's side.",
    rate: "We slow down because LINE is busy.",
    credentials: "The keys of the LINE channel were refused. Please check the channel's settings.",
    quota: "Not enough messages left this month. It is sent when there is room.",
    refused: "LINE refused it.",
    unchecked: "LINE refused it. We are asking LINE why.",
    interrupted: "It stopped while being sent. We are checking again.",
    keyExpired: "After 23 hours it is still unknown whether it arrived.",
    dayPassed: "The day for it passed before it was sent for certain.",
    split: "It was split by recipient and sent again.",
    replanned: "It certainly did not arrive, so it was planned anew.",
  },
);
