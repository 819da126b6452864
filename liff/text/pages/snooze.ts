// The words of あとで: when to be reminded again.

import { type CivilDate, tokyoDate } from "../../../worker/domain/civilDate.ts";
import type { SnoozeChoice } from "../../../worker/domain/snooze.ts";
import { formatDay } from "../../../worker/domain/wareki.ts";
import { englishDay } from "../english.ts";
import { spoken } from "../language.ts";
import { formatClock } from "../time.ts";

const names: Record<SnoozeChoice, string> = spoken(
  { afterLunch: "昼休み後", sixteen: "16時", nextMorning: "明朝", dayBefore: "締切前日" },
  {
    afterLunch: "After lunch",
    sixteen: "16:00",
    nextMorning: "Tomorrow morning",
    dayBefore: "The day before",
  },
);

export const snoozeWords = spoken(
  {
    title: "いつお知らせしますか",
    text: "選んだ時刻に、LINE でもう一度お知らせします。それまで、この件で声はかけません。",
    name: (choice: SnoozeChoice) => names[choice],
    when: (until: number, today: CivilDate) =>
      tokyoDate(until) === today
        ? `今日 ${formatClock(until)}`
        : `${formatDay(tokyoDate(until))} ${formatClock(until)}`,
    left: (n: number) => `この件の「あとで」は、あと ${n} 回使えます。`,
    done: (when: string) => `${when} に、もう一度お知らせします。`,
    doneText: "それまでに済めば、お知らせは届きません。",
    nothing: "いまは「あとで」を選べません。",
    close: "閉じる",
    offline: "電波が届いていません。つながったら、もう一度お試しください。",
    failed: "うまくいきませんでした。少しおいて、もう一度お試しください。",
  },
  {
    title: "When should we remind you?",
    text: "We will write on LINE again at the time you choose. Until then we stay silent about this.",
    name: (choice) => names[choice],
    when: (until, today) =>
      tokyoDate(until) === today
        ? `today ${formatClock(until)}`
        : `${englishDay(tokyoDate(until))} ${formatClock(until)}`,
    left: (n) =>
      n === 1 ? "You can choose Later once more for this." : `You can choose Later ${n} more times for this.`,
    done: (when) => `We will remind you ${when}.`,
    doneText: "If it is done by then, nothing will come.",
    nothing: "Later cannot be chosen now.",
    close: "Close",
    offline: "There is no signal. Please try again once you are connected.",
    failed: "That did not work. Please try again in a little while.",
  },
);
