// The words of あとで: when to be reminded again.

import { type CivilDate, tokyoDate } from "../../../worker/domain/civilDate.ts";
import type { SnoozeChoice } from "../../../worker/domain/snooze.ts";
import { formatDay } from "../../../worker/domain/wareki.ts";
import { formatClock } from "../time.ts";

const names: Record<SnoozeChoice, string> = {
  afterLunch: "昼休み後",
  sixteen: "16時",
  nextMorning: "明朝",
  dayBefore: "締切前日",
};

export const snoozeWords = {
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
};
