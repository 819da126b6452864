import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readAbsence } from "../../worker/domain/absenceText.ts";
import { addDays, isCivilDate } from "../../worker/domain/civilDate.ts";

/** A Saturday. */
const TODAY = "2026-11-21";
const daysOf = (text: string, today = TODAY) => {
  const read = readAbsence(text, today);
  return read.kind === "days" ? `${read.fromDay} ${read.untilDay}` : read.kind;
};

describe("until when somebody is away", () => {
  test.each([
    ["28日まで不在", "2026-11-28"],
    ["２８日まで不在", "2026-11-28"],
    ["11/28まで不在", "2026-11-28"],
    ["１１／２８まで不在です。", "2026-11-28"],
    ["11月28日まで不在です", "2026-11-28"],
    ["11月28日（土）まで不在", "2026-11-28"],
    [" 11 月 28 日 まで 不在 ", "2026-11-28"],
    ["2026年11月28日まで不在", "2026-11-28"],
    ["2026-11-28まで不在", "2026-11-28"],
    ["令和8年11月28日まで不在", "2026-11-28"],
    ["20日まで不在", "2026-12-20"],
    ["1/5まで不在", "2027-01-05"],
    ["6/30まで不在", "2027-06-30"],
    ["明日まで不在", "2026-11-22"],
    ["あさってまで不在します", "2026-11-23"],
    ["来週金曜まで不在", "2026-11-27"],
    ["来週の金曜日まで不在です！", "2026-11-27"],
    ["再来週水曜まで不在", "2026-12-02"],
    ["金曜まで不在", "2026-11-27"],
    ["今週いっぱい不在", "2026-11-22"],
    ["来週いっぱい不在", "2026-11-27"],
    ["来週中は不在", "2026-11-27"],
    ["28日までの間不在", "2026-11-28"],
    ["今月末まで不在", "2026-11-30"],
    ["月末まで不在", "2026-11-30"],
    ["来月5日まで不在", "2026-12-05"],
    ["3日間不在", "2026-11-23"],
    ["28日まで休みます", "2026-11-28"],
    ["28日までお休みです", "2026-11-28"],
    ["出張のため28日まで不在です", "2026-11-28"],
    ["研修で、28日まで不在", "2026-11-28"],
    ["28日まで出張で不在です。よろしくお願いします", "2026-11-28"],
    ["不在者投票の事務で28日まで不在", "2026-11-28"],
  ])("「%s」 is from today until %s", (text, untilDay) => {
    expect(daysOf(text)).toBe(`${TODAY} ${untilDay}`);
  });

  test.each([
    ["今日は不在", "2026-11-21 2026-11-21"],
    ["明日は不在です", "2026-11-22 2026-11-22"],
    ["28日不在", "2026-11-28 2026-11-28"],
    ["11/25から11/28まで不在", "2026-11-25 2026-11-28"],
    ["11/25〜11/28不在", "2026-11-25 2026-11-28"],
    ["11/25～28日まで不在", "2026-11-25 2026-11-28"],
    ["25日から28日まで不在", "2026-11-25 2026-11-28"],
    ["28日から5日まで不在", "2026-11-28 2026-12-05"],
    ["12/28から1/5まで不在です", "2026-12-28 2027-01-05"],
    ["明日から28日まで不在", "2026-11-22 2026-11-28"],
    ["来週月曜から金曜まで不在", "2026-11-23 2026-11-27"],
    ["来週月曜から水曜まで不在", "2026-11-23 2026-11-25"],
    ["昨日から不在", "unclear"],
    ["20日から28日まで不在", "2026-11-20 2026-11-28"],
  ])("「%s」 is %s", (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  it("is a day that is past when such a day is meant, so that it can be refused as such", () => {
    expect(daysOf("11/20まで不在")).toBe("2026-11-20 2026-11-20");
    expect(daysOf("今週月曜まで不在")).toBe("2026-11-16 2026-11-16");
  });

  it("means the next week on a weekday in the middle of this one", () => {
    expect(daysOf("来週月曜から金曜まで不在", "2026-11-18")).toBe("2026-11-23 2026-11-27");
    expect(daysOf("金曜まで不在", "2026-11-18")).toBe("2026-11-18 2026-11-20");
    expect(daysOf("今週いっぱい不在", "2026-11-18")).toBe("2026-11-18 2026-11-20");
  });

  it("knows an absence that began last year", () => {
    expect(daysOf("12/28から1/10まで不在", "2027-01-05")).toBe("2026-12-28 2027-01-10");
  });
});

describe("what else may be written", () => {
  test.each(["不在", "不在です", "不在にします。", "お休みします"])("「%s」 asks until when", (text) => {
    expect(readAbsence(text, TODAY).kind).toBe("untilWhen");
  });

  it("asks until when, from the day that was said", () => {
    expect(readAbsence("不在", TODAY)).toEqual({ kind: "untilWhen", fromDay: TODAY });
    expect(readAbsence("明日から不在です", TODAY)).toEqual({ kind: "untilWhen", fromDay: "2026-11-22" });
  });

  test.each(["戻りました", "もどりました。", "今日から戻りました"])("「%s」 ends it", (text) => {
    expect(readAbsence(text, TODAY)).toEqual({ kind: "back" });
  });

  test.each(["不在取消", "不在を取り消します", "不在の取消し", "不在解除"])(
    "「%s」 takes it back",
    (text) => {
      expect(readAbsence(text, TODAY)).toEqual({ kind: "takeBack" });
    },
  );

  test.each([
    "31日まで不在",
    "13/40まで不在",
    "2月30日まで不在",
    "しばらく不在",
    "11/28から11/25まで不在",
    "28日まで不在ではありません",
    "不在はいつまでですか",
    "午後から不在",
  ])("「%s」 is unclear: it is asked for, not guessed", (text) => {
    expect(readAbsence(text, TODAY)).toEqual({ kind: "unclear" });
  });

  test.each([
    "",
    "こんにちは",
    "不在者投票について",
    "昼休み",
    "夏休みの宿題",
    "28日まで",
    `${"あ".repeat(90)}不在`,
  ])("「%s」 is about something else", (text) => {
    expect(readAbsence(text, TODAY)).toEqual({ kind: "notAbout" });
  });

  it("never throws, and gives days of the calendar in their order", () => {
    const word = fc.constantFrom(
      ..."不在,休み,から,まで,は,28日,31日,2/29,13月1日,来週,金曜,月末,今日,戻りました,取消,〜,99日間,0日間,で,。".split(
        ",",
      ),
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(word, { maxLength: 7 }).map((w) => w.join("")),
    );
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2024-01-01", n));
    fc.assert(
      fc.property(texts, day, (text, today) => {
        const read = readAbsence(text, today);
        if (read.kind !== "days") return;
        expect(isCivilDate(read.fromDay) && isCivilDate(read.untilDay)).toBe(true);
        expect(read.fromDay <= read.untilDay).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
