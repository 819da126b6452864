// What a person means who writes 「28日まで不在」 in the chat. Only the days are taken from it; a reason that somebody
// gives all the same is passed over.
import { addDays, type CivilDate } from "./civilDate.ts";
import { type DayWords, firstFrom, lastUntil, readDayWords } from "./dayWords.ts";

/** Longer texts are about something else. */
const MOST_CHARACTERS = 60;
/** An absence that is told of later than this after it began was meant otherwise. */
const LATELY_DAYS = 60;

export type AbsenceText =
  | { kind: "notAbout" }
  /** 「戻りました」 */
  | { kind: "back" }
  /** 「不在取消」, also of an absence to come. */
  | { kind: "takeBack" }
  /** It was not said until when. */
  | { kind: "untilWhen"; fromDay: CivilDate }
  /** Days as they were meant; whether they can be recorded is for the verb to say. */
  | { kind: "days"; fromDay: CivilDate; untilDay: CivilDate }
  /** It is about an absence, but the day is not clear. */
  | { kind: "unclear" };

const BACK = /^(?:(?:今日|本日|今日から|本日から|仕事に|職場に)?(?:戻り|もどり)ました|戻った)$/;
const TAKE_BACK =
  /^不在(?:を|の)?(?:取り?消し?|取り?消す|とりけし|解除|終了|終わり|やめる|やめ)(?:です|ます|します|しました|ました)?$/;
const ABSENT =
  /^(.*?)[、,]?(不在|お?休み)(?:です|ます|します|いたします|にします|になります|とします|の予定(?:です)?)?(?:[、。]?よろしく.*)?$/;
const ABSENT_VOTER = /不在者/;
const DAYS_LONG = /^(?:今日から|本日から)?(\d{1,3})日間$/;

/** Reads a text of the chat. Total: any text comes out as one of the kinds. */
export function readAbsence(text: string, today: CivilDate): AbsenceText {
  const plain = text
    .slice(0, MOST_CHARACTERS * 2)
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[。.!?、,]+$/, "");
  if (plain.length > MOST_CHARACTERS) return { kind: "notAbout" };
  if (BACK.test(plain)) return { kind: "back" };
  if (TAKE_BACK.test(plain)) return { kind: "takeBack" };
  const found = ABSENT.exec(plain);
  const isNamed = plain.includes("不在") && !(found === null && ABSENT_VOTER.test(plain));
  const read = found && readSpan(withoutReason(found[1] ?? ""), today);
  if (read) return read;
  return isNamed ? { kind: "unclear" } : { kind: "notAbout" };
}

/** 「出張のため28日まで」「28日まで研修で」 → 「28日まで」 */
function withoutReason(span: string): string {
  return span
    .replace(/^.{0,20}?(?:(?<!ま)で|のため|により|につき)、?(?=.)/, "")
    .replace(/(まで|は)、?[^0-9]{0,20}(?:(?<!ま)で|のため|により|につき)$/, "$1");
}

function readSpan(span: string, today: CivilDate): AbsenceText | null {
  if (span === "") return { kind: "untilWhen", fromDay: today };
  const long = DAYS_LONG.exec(span);
  if (long) return days(today, addDays(today, Math.max(Number(long[1]), 1) - 1));

  const [first = "", second] = span.split(/から|[~〜]/, 2);
  if (second === undefined) {
    const end = readDayWords(withoutParticle(first), today);
    const untilDay = end && firstFrom(end, today);
    if (!untilDay) return null;
    const isSpan = /(?:まで|いっぱい|中)(?:の間)?[はもに]?$/.test(first);
    return days(isSpan && untilDay >= today ? today : untilDay, untilDay);
  }
  const from = readDayWords(first, today);
  if (!from) return null;
  const fromDay = firstFrom(from, today);
  if (second === "") return fromDay === null ? null : { kind: "untilWhen", fromDay };
  const until = readDayWords(withoutParticle(second), today);
  return until && spanOf(from, until, today);
}

/** The end is looked for from today on and the beginning before it; where that fails, the other way round. */
function spanOf(from: DayWords, until: DayWords, today: CivilDate): AbsenceText | null {
  const end = firstFrom(until, today);
  const begin = end && lastUntil(from, end);
  if (begin && begin >= addDays(today, -LATELY_DAYS)) return days(begin, end);
  const fromDay = firstFrom(from, today);
  const untilDay = fromDay && firstFrom(until, fromDay);
  return fromDay && untilDay && fromDay <= untilDay ? days(fromDay, untilDay) : null;
}

function withoutParticle(words: string): string {
  return words.replace(/(?:まで)?(?:の間)?[はもに]?$/, "");
}

function days(fromDay: CivilDate, untilDay: CivilDate): AbsenceText {
  return { kind: "days", fromDay, untilDay };
}
