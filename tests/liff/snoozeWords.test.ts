import { expect, it } from "vitest";
import { snoozeWords } from "../../liff/text/pages/snooze.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";

it("tells the moment of today by its time, any other with its day", () => {
  const today = "2026-12-22";
  expect(snoozeWords.when(tokyoInstant(today, 16 * 60), today)).toBe("今日 16:00");
  expect(snoozeWords.when(tokyoInstant("2026-12-23", 8 * 60 + 30), today)).toBe("12月23日（水） 8:30");
});
