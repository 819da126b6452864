import type { DifferenceField } from "../../worker/domain/differences.ts";
import { formatFiscalYear } from "../../worker/domain/wareki.ts";
import type { Change, Imported, ImportRefusal } from "../../worker/imports/outcome.ts";
import { type ImportDocument, isEmptyDocument } from "../../worker/imports/readDocument.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";

const LONGEST_LIST = 20;
const LONGEST_WORDS = 60;

const FIELD_LABELS: Record<DifferenceField, string> = {
  withdrawn: "取下げ",
  number: "番号",
  title: "名称",
  category: "分類",
  deadline: "期限",
  deadlineDate: "期限の日付",
  owner: "共通・課名",
  sections: "担当",
  criteria: "どの水準まで",
  steps: "どのような方法で",
  indicators: "指標",
  heading: "見出し",
  text: "文",
  path: "位置",
  issuedOn: "日付",
  issuerTitle: "発出者",
  name: "名前",
  role: "権限",
  main: "本務・兼務",
  from: "着任日",
  to: "離任日",
  kind: "区分",
  hours: "時間",
};

/** What was read, and what a person should look at, with line and column. */
export function wordDocument(document: ImportDocument): string[] {
  const errors = document.problems.filter((problem) => problem.severity === "error");
  const notices = document.problems.filter((problem) => problem.severity === "notice");
  const line = ({ line, column, message }: (typeof errors)[number]) => {
    const place = [line === null ? "" : `${line} 行目`, column ?? ""].filter((part) => part !== "").join(" ");
    return place === "" ? message : `${place}: ${message}`;
  };
  return [
    ...(isEmptyDocument(document) ? [] : [wordSize(document)]),
    ...listed(`読み取れないところ ${errors.length} か所`, errors.map(line)),
    ...listed(`確かめていただきたいところ ${notices.length} か所`, notices.map(line)),
  ];
}

function wordSize(document: ImportDocument): string {
  switch (document.kind) {
    case "goals": {
      const { rows } = document;
      const criteria = rows.reduce((sum, row) => sum + row.criteria.length, 0);
      const steps = rows.reduce((sum, row) => sum + row.steps.length, 0);
      const shared = rows.filter((row) => row.shared).length;
      return `実施項目 ${rows.length} 件（うち共通 ${shared} 件）、達成水準 ${criteria}、取組 ${steps} を読み取りました。`;
    }
    case "policy": {
      const count = (points: readonly { points: readonly unknown[] }[]): number =>
        points.reduce((sum, point) => sum + 1 + count(point.points as typeof points), 0);
      const points = document.sections.reduce((sum, section) => sum + count(section.points), 0);
      return `「${document.title}」の ${document.sections.length} 節、${points} 項目を読み取りました。`;
    }
    case "roster": {
      const people = new Set(document.rows.map((row) => row.staffNumber)).size;
      return `職員 ${people} 人、職 ${document.rows.length} 件を読み取りました。`;
    }
    case "holidays":
      return `日付 ${document.rows.length} 件を読み取りました。`;
    case "allotments": {
      const units = new Set(document.rows.map(({ unit }) => unit)).size;
      return `所属 ${units}、月ごとの配当時間 ${document.rows.length} 件を読み取りました。`;
    }
    case "actuals": {
      const people = new Set(document.rows.map(({ staffNumber }) => staffNumber)).size;
      return `職員 ${people} 人、実績 ${document.rows.length} 件を読み取りました。`;
    }
  }
}

/** What the import did, or on a dry run would do. */
export function wordImported(imported: Imported): string[] {
  const { added, changed, withdrawn, left, createdUnits, unchanged, dryRun, skipped = [] } = imported;
  const about = [
    imported.unit ?? "",
    imported.fiscalYear === null ? "" : formatFiscalYear(imported.fiscalYear),
  ];
  const heading = about.filter((part) => part !== "").join(" ");
  const keepsHistory = imported.fiscalYear === null ? "" : "（これまでの報告と確認は残ります）";
  const isSame = added.length + changed.length + withdrawn.length + createdUnits.length === 0;
  return [
    ...(heading === "" ? [] : [heading]),
    ...(isSame ? [`前に取り込んだ内容と同じです（${unchanged} 件）。`] : []),
    ...listed(`作る部・課 ${createdUnits.length}`, createdUnits),
    ...listed(`新しいもの ${added.length} 件`, added.map(brief)),
    ...listed(`変わるもの ${changed.length} 件`, changed.flatMap(wordChange)),
    ...listed(`なくなるもの ${withdrawn.length} 件${keepsHistory}`, withdrawn.map(brief)),
    ...listed(
      `ファイルにないもの ${left.length} 件（そのまま残します。終わらせるには --complete を付けてください）`,
      left.map(brief),
    ),
    ...listed(`除いた行 ${skipped.length}`, skipped.map(brief)),
    ...(isSame ? [] : [`変わらないもの ${unchanged} 件`]),
    ...(dryRun ? ["", "--dry-run のため、何も書き込んでいません。"] : isSame ? [] : ["", "取り込みました。"]),
  ];
}

function wordChange({ subject, differences }: Change): string[] {
  const lines = differences.map(({ field, before, after }) => {
    if (before === "") return `  ${FIELD_LABELS[field]} ＋ ${brief(after)}`;
    if (after === "") return `  ${FIELD_LABELS[field]} － ${brief(before)}`;
    return `  ${FIELD_LABELS[field]} ${brief(before)} → ${brief(after)}`;
  });
  return [brief(subject), ...lines];
}

/** Why nothing was stored, and what to do next. */
export function wordImportRefusal(refusal: ImportRefusal): string[] {
  const hint = hintFor(refusal);
  return [...wordReason(refusal), ...(hint ? ["", hint] : [])];
}

function wordReason(refusal: ImportRefusal): string[] {
  if (refusal.reason !== "unknownUnits" && refusal.reason !== "unplacedDays") return [wordRefusal(refusal)];
  const names = refusal.units.map(({ name, nearest }) =>
    nearest.length > 0 ? `${name}（近い名前: ${nearest.join("、")}）` : name,
  );
  const heading = refusal.reason === "unknownUnits" ? "組織にない名前" : "組織にないか、1 つに決まらない名前";
  return listed(`${heading} ${names.length}`, names).slice(1);
}

function hintFor(refusal: ImportRefusal): string | null {
  switch (refusal.reason) {
    case "nothingRead":
    case "changedMeanwhile":
    case "dayTwice":
    case "damagedPaper":
    case "numbersTaken":
    case "neverOpen":
    case "allotmentTwice":
    case "allotmentPassedOn":
      return null;
    case "unplacedDays":
      return "課の名前を直すか、「総務部＞庶務係」のように上の部から書いてください。";
    case "columnsUnknown":
      return "どの列かを一度だけ言ってください。次からは覚えています。\n例: --columns 職員番号=社員CD,日=勤務日,時間=超勤";
    case "hoursUnclear":
      return "1 時間 30 分なら --hours 60進、1.3 時間なら --hours 10進 を付けてください。次からは覚えています。";
    case "monthsLocked":
    case "unplacedDaysOfStaff":
    case "badRows":
      return "直してからもう一度取り込むか、その行を除いて取り込むなら --skip-bad-rows を付けてください。";
    case "choicesUnfit":
      return "--same-person と --new-person の職員番号を見直してください。";
    case "namesDiffer":
      return "改姓は --same-person 10013、別の人は --new-person 10013 のように、職員番号ごとに付けてください。";
    case "yearUnknown":
      return "例: --year 2026";
    case "departmentUnknown":
      return "例: --unit 市民生活部";
    case "departmentNotFound":
    case "unknownUnits":
      return "先に職員名簿（roster）を取り込むか、名前を直してください。新しい組織なら --create-units で作れます。";
  }
}

function listed(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - LONGEST_LIST;
  const shown = lines.slice(0, LONGEST_LIST).map((line) => `  ${line}`);
  return ["", heading, ...shown, ...(rest > 0 ? [`  ほか ${rest} 行`] : [])];
}

function brief(text: string): string {
  const flat = text.replaceAll("\n", " ");
  return flat.length > LONGEST_WORDS ? `${flat.slice(0, LONGEST_WORDS)}…` : flat;
}
