import type { UnclearHours } from "../documents/index.ts";
import type { UnknownUnit } from "../domain/matchUnits.ts";
import { formatHours } from "../domain/overtime/clock.ts";
import type { Month } from "../domain/overtime/month.ts";
import { formatWarekiDate } from "../domain/wareki.ts";
import type { ImportRefusal, TakenNumber } from "./outcome.ts";

/** What is wrong, in one or two sentences in Japanese; nothing was stored. */
export function wordRefusal(refusal: ImportRefusal): string {
  switch (refusal.reason) {
    case "nothingRead":
      return "取り込める内容が見つかりませんでした。";
    case "columnsUnknown":
      return `どの列に何が書いてあるか分かりませんでした。見つかった列: ${refusal.headings.join("、")}`;
    case "hoursUnclear":
      return wordHours(refusal.hours);
    case "unplacedDaysOfStaff":
      return wordUnplaced(refusal.rows);
    case "monthsLocked":
      return `${refusal.months.map(wordMonth).join("、")}分は締められているため、変えられません。締めを解いてから取り込んでください。`;
    case "badRows":
      return `読み取れないところが ${refusal.errors} か所あるため、取り込んでいません。`;
    case "damagedPaper":
      return `書類の全体にかかわる誤りがあるため、取り込んでいません。${refusal.faults.join("")}`;
    case "numbersTaken":
      return `${wordTakenNumbers(refusal.numbers)}読み取れない行を除いて取り込むときは、ほかの実施項目の番号を譲れません。読み取れない行を直して、表の全体を取り込んでください。`;
    case "namesDiffer":
      return wordNames(refusal.people);
    case "choicesUnfit":
      return `職員番号 ${refusal.staffNumbers.join("、")} は、名簿にないか、「同じ人」と「別の人」の両方に書かれています。`;
    case "yearUnknown":
      return "何年度のものか分かりませんでした。年度を指定してください。";
    case "departmentUnknown":
      return "どの部のものか分かりませんでした。部の名前を指定してください。";
    case "departmentNotFound":
      return `「${refusal.name}」が組織にありません。${nearest(refusal.nearest)}`;
    case "unknownUnits":
      return `組織にない名前があります。${refusal.units.map(unknownUnit).join("")}`;
    case "unplacedDays":
      return `課の列に、組織にない名前か、1 つに決まらない名前があります。${refusal.units.map(unknownUnit).join("")}`;
    case "dayTwice":
      return `${formatWarekiDate(refusal.day)}が、同じ課に 2 行あります。1 行にしてください。`;
    case "allotmentTwice":
      return `${refusal.unit}の ${wordMonth(refusal.month)}が、2 行にあります。1 行にしてください。`;
    case "allotmentPassedOn":
      return `${refusal.unit}は ${wordMonth(refusal.month)}分から ${formatHours(refusal.passedOn)} をほかの所属に譲っています。それより少なくはできません。`;
    case "neverOpen":
      return `${formatWarekiDate(refusal.from)}から 1 年以上、開く日が 1 日もなくなります。日付と区分を見直してください。`;
    case "changedMeanwhile":
      return "取り込みの途中で、ほかの人が同じところを変えました。もう一度お試しください。";
  }
}

const LONGEST_LIST = 5;
const WHY = {
  noStaff: "職員番号が名簿にありません",
  noPost: "その日に職がありません",
  future: "まだ来ていない日です",
} as const;

function wordHours({ line, written, base60, decimal }: UnclearHours): string {
  return `${line} 行目の「${written}」は、${formatHours(base60)}（60進）とも ${formatHours(decimal)}（10進）とも読めます。どちらかを選んでください。`;
}

function wordUnplaced(rows: Extract<ImportRefusal, { reason: "unplacedDaysOfStaff" }>["rows"]): string {
  const listed = rows
    .slice(0, LONGEST_LIST)
    .map(({ line, staffNumber, why }) => `${line} 行目 ${staffNumber}（${WHY[why]}）`);
  const others = rows.length > LONGEST_LIST ? `、${rest(rows.length)}` : "";
  return `置き場所の分からない行が ${rows.length} 行あるため、取り込んでいません。${listed.join("、")}${others}`;
}

function wordTakenNumbers(numbers: readonly TakenNumber[]): string {
  const others = rest(numbers.length);
  return [
    ...numbers.slice(0, LONGEST_LIST).map(wordTaken),
    ...(others ? [`${others}も同じです。`] : []),
  ].join("");
}

function wordTaken({ line, number, title, holder }: TakenNumber): string {
  const place = line === null ? "" : `${line} 行目の`;
  return `${place}「${title}」の番号 ${number} は、取り込み済みの「${holder}」がまだ使っています。`;
}

/** ほか 3 行; nothing where all are listed. */
function rest(count: number): string {
  return count > LONGEST_LIST ? `ほか ${count - LONGEST_LIST} 行` : "";
}

function wordNames(people: Extract<ImportRefusal, { reason: "namesDiffer" }>["people"]): string {
  const listed = people.map(({ staffNumber, before, after }) => `${staffNumber} ${before} → ${after}`);
  return [
    "同じ職員番号で氏名が変わります。改姓ですか、別の人ですか。選んでから取り込んでください。",
    ...listed,
    "別の人であれば、前の人の職、LINE の連携、カレンダーの住所、委任などは、取り込んだときに終わります。",
  ].join("\n");
}

function wordMonth(month: Month): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

function unknownUnit(unit: UnknownUnit): string {
  return `「${unit.name}」${nearest(unit.nearest)}`;
}

function nearest(names: readonly string[]): string {
  return names.length > 0 ? `（近い名前: ${names.join("、")}）` : "";
}
