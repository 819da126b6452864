// A department with more of everything than a sheet of paper holds, in the longest words that occur.
import type { TalkPage } from "../../../worker/domain/talkViews.ts";

const MANY = 40;
const LONG_TITLE = "公共施設の再編と長寿命化に向けた個別施設計画の改定および住民説明会の開催";
const LONG_TEXT =
  "住民説明会で出された意見をふまえて計画の素案を見直し、関係する団体との調整を終え、公表されている。".repeat(
    4,
  );

/** The same page with too much in every part: every entry as long as any, or of one line each. */
export function fullSheet(page: TalkPage, length: "long" | "short"): TalkPage {
  const isLong = length === "long";
  const [title, text] = isLong ? [LONG_TITLE, LONG_TEXT] : ["窓口の改善", "説明会を開いた。"];
  const many = Array.from({ length: MANY }, (_, index) => index);
  const unit = { id: "unit", name: isLong ? "地域支援・市民協働推進課" : "市民課" };
  const goal = (index: number) => ({ id: `goal-${index}`, number: index + 1, title: title });
  const points = many.map((index) => ({
    id: `p${index}`,
    path: "2(10)⑩",
    shortForm: text.slice(0, 60),
    goals: 12,
  }));
  const [from, to] = [page.grades[0]?.id ?? "", page.grades.at(-1)?.id ?? ""];
  const isOpening = page.stage === "opening";
  return {
    ...page,
    cityPoints: points,
    ownPoints: points,
    goals: many.map((index) => ({
      ...goal(index),
      deadline: "年度末",
      levels: isOpening ? [text, text] : [],
      sections: isLong ? [unit, { ...unit, id: "other" }] : [unit],
      states: (isLong ? page.grades : page.grades.slice(0, 1)).map(({ id }) => ({
        quarter: 2 as const,
        gradeId: id,
        units: 12,
      })),
      silent: isLong ? 3 : 0,
      needsSupport: isLong,
    })),
    changes: isOpening
      ? []
      : many.map((index) => ({ kind: "moved" as const, goal: goal(index), unit, from, to })),
    questions: isOpening
      ? []
      : many.map((index) => ({
          goal: goal(index),
          unit,
          mark: "discuss" as const,
          word: text,
          reviewerTitle: "市民生活部次長",
          reviewedAt: 0,
        })),
    supports: isOpening
      ? []
      : many.map((index) => ({
          goal: goal(index),
          unit,
          from: "office" as const,
          blocked: text,
          quarter: 2 as const,
          carriedFrom: null,
        })),
    indicators: isOpening
      ? []
      : many.map((index) => ({
          id: `i${index}`,
          goal: goal(index),
          text: text.slice(0, 60),
          target: 1_234_567,
          unit: "世帯・年",
          kind: "atLeast" as const,
          newest: { value: 1_234_567, quarter: 2 as const, unit: isLong ? unit : null },
        })),
    carried: isOpening
      ? many.map((index) => ({ goal: goal(index), unit, grade: null, needsSupport: true }))
      : [],
  };
}
