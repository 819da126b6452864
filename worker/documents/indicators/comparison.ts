import type { IndicatorKind } from "../../domain/indicator.ts";
import type { WrittenNumber } from "./numbers.ts";

export interface Measured {
  unit: string;
  kind: IndicatorKind;
}

const COUNTERS =
  "(?:人|名|件|つ|個|[か箇カヶケ]所|施設|世帯|団体|校|園|台|冊|本|枚|回|種類?|事業|業務|課|部署|社|店舗?|校?区|地区|自治会|路線|戸|棟|床|席|者|組|品目?|項目|テーマ|講座|コース|チーム|サービス|手続き?|言語|か国|倍|割|点|ポイント|pt|%|パーセント|千円|円|時間|分|秒|日間?|週間?|[か箇カヶケ]月|g|kg|t|トン|km|m|㎡|ha|kWh|kW|t-CO2|kg-CO2|GB|L)";
const COUNTER = new RegExp(`^${COUNTERS}(?![a-z])`);
// Years, dates, ordinals, ages and places in a list are never targets, whatever follows them.
const NOT_A_QUANTITY =
  /^(?:年|月|日(?!間|以|を|未)|期|次|版|号|条|章|節|時(?!間)|歳|才|代|丁目|番|階|級|位|[か箇カヶケ]年)/;
const QUALIFIER = /^(?:あたり|当たり|当り|につき|ごと|毎|目|\d)/;
const UNLISTED_UNIT = /^([^\s\d、。,()「」をがはにのでと]{0,6}?)(?=以上|以下|以内|未満|を超|を上回|を下回)/;

const AT_MOST = /^(?:以下|以内|未満|を?下回|に抑|(?:まで|に)(?:に)?(?:短縮|削減|減|低減|縮減))/;
const AT_LEAST =
  /^(?:以上|を?超|を?上回|に(?:達|到達|増)|を?突破|(?:の|を|程度)?(?:増|減|向上|上昇|削減|改善|短縮|低下|低減|縮減|拡大|引き?上げ))/;
const DENIED = /(?:[いしえ]ない|なくなっている|ゼロ(?:である|となっている|になっている)?)$/;
const FRAMEWORK = /^の/;

/** Whether a sentence says that something does not happen. */
export function isDenied(sentence: string): boolean {
  return DENIED.test(sentence.trimEnd());
}

/** How a number is held against its target by the words after it; null where it is not compared. */
export function readComparison(number: WrittenNumber, sentenceIsDenied: boolean): Measured | null {
  const unit = unitOf(number);
  if (unit === null) return null;
  const tail = number.after.slice(unit.length);
  if (AT_MOST.test(tail)) return { unit, kind: "atMost" };
  if (!AT_LEAST.test(tail)) return null;
  // 月45時間を超える職員がいない: what is denied above a limit is a limit.
  return { unit, kind: sentenceIsDenied ? "atMost" : "atLeast" };
}

/** A counted thing without a comparison (サービスを3つ導入): a plan. A lone 1 counts only as an object (1件を, を1つ). */
export function readPlan(number: WrittenNumber): Measured | null {
  const unit = unitOf(number);
  if (unit === null || unit === "") return null;
  const tail = number.after.slice(unit.length);
  if (number.value === 0) return { unit, kind: "atMost" };
  if (number.value === 1 && !number.before.endsWith("を") && !tail.startsWith("を")) return null;
  return unit === "つ" && FRAMEWORK.test(tail) ? null : { unit, kind: "planned" };
}

function unitOf({ after }: WrittenNumber): string | null {
  if (NOT_A_QUANTITY.test(after)) return null;
  const unit = COUNTER.exec(after)?.[0] ?? UNLISTED_UNIT.exec(after)?.[1] ?? null;
  return unit !== null && QUALIFIER.test(after.slice(unit.length)) ? null : unit;
}
