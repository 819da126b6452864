import { expect, test } from "vitest";
import { isSameName } from "../../worker/domain/sameName.ts";

test.each([
  ["三浦 千佳子", "佐藤 千佳子", "改姓"],
  ["三浦　千佳子", "三浦 千佳子", "another space"],
  ["三浦 千佳子", "三浦千佳子", "no space"],
  ["三浦千佳子", "佐藤 千佳子", "改姓, written without a space before"],
  ["三浦 千佳子", "佐藤千佳子", "改姓, written without a space now"],
  ["三浦千佳子", "佐藤千佳子", "改姓, never a space"],
  ["ﾐｳﾗ ﾁｶｺ", "ミウラ チカコ", "another width"],
])("%s and %s are one person (%s)", (before, after) => {
  expect(isSameName(before, after)).toBe(true);
});

test.each([
  ["三浦 千佳子", "新人 太郎", "both differ"],
  ["三浦 千佳子", "三浦 太郎", "a common family name says nothing"],
  ["三浦千佳子", "新人太郎", "without spaces"],
  ["田中誠", "佐藤誠", "one shared character is chance"],
  ["三浦 千佳子", "", "nothing"],
])("%s and %s have to be asked about (%s)", (before, after) => {
  expect(isSameName(before, after)).toBe(false);
});
