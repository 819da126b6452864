// What is wrong with a ladder, each thing in a sentence with what to do instead.
import type { CitySettings, LadderRung } from "./settings.ts";

type Ladder = readonly LadderRung[];

/** Of a report duty. An empty ladder is a choice: nobody is nudged. */
export function reportLadderProblems(rungs: Ladder): string[] {
  return [
    ...orderProblems(rungs),
    ...rungs.filter((rung) => rung.tell !== undefined && !isLate(rung)).map(tellsTooEarly),
  ];
}

/** Of a deadline: the same as of a report; a deadline whose time is short skips the rungs before its opening. */
export const deadlineLadderProblems = reportLadderProblems;

/** Of the week's point: it has no sense after its week, and nobody above is told who has read. */
export function readLadderProblems(rungs: Ladder): string[] {
  return [
    ...orderProblems(rungs),
    ...rungs
      .filter(isLate)
      .map(
        (rung) =>
          `重点事項のお知らせは、その週の終わりまでです。${wordRung(rung)}の段を外すか、締切の日までにしてください。`,
      ),
    ...(rungs.some((rung) => rung.tell !== undefined)
      ? ["重点事項を読んだかどうかは、上の人に知らせません。知らせる相手を外してください。"]
      : []),
  ];
}

/**
 * The rungs before the round opens, or before the week's point is asked.
 * @param settings as they would stand together
 */
export function tooEarlyProblems({
  ladders,
  round,
  priorityPoint,
}: Pick<CitySettings, "ladders" | "round" | "priorityPoint">): string[] {
  const reportSpan = shortestRound(round);
  const readSpan = FRIDAY - priorityPoint.weekday;
  const early = (rungs: Ladder, span: number) =>
    rungs.filter(({ at }) => at !== "opens" && at < 0 && -at > span);
  return [
    ...early(ladders.report, reportSpan).map(
      (rung) =>
        `${wordRung(rung)}は、進捗確認が始まる前になることがあります。${until(reportSpan)}、「進捗確認の始まりと締切」の日数を増やしてください。`,
    ),
    ...early(ladders.read, readSpan).map(
      (rung) =>
        `${wordRung(rung)}は、重点事項を送る前です。${until(readSpan)}、「重点事項を届ける曜日」を早めてください。`,
    ),
  ];
}

/** A rung in words: 始まる日, 締切の 5 開庁日前, 締切の日, 締切の 2 開庁日後. */
export function wordRung({ at }: Pick<LadderRung, "at">): string {
  if (at === "opens") return "始まる日";
  if (at === 0) return "締切の日";
  return at < 0 ? `締切の ${-at} 開庁日前` : `締切の ${at} 開庁日後`;
}

const FRIDAY = 5;

/** The working days between opening and due day at least: the last day of a quarter may be a working day or not. */
function shortestRound({ opensBefore, dueAfter }: CitySettings["round"]): number {
  return opensBefore + Math.max(0, dueAfter - 1);
}

function until(span: number): string {
  return span === 0 ? "締切の日にするか" : `締切の ${span} 開庁日前までにするか`;
}

function orderProblems(rungs: Ladder): string[] {
  return rungs.slice(1).flatMap((rung, index) => {
    const before = rungs[index] as LadderRung;
    if (rung.at === before.at) return [`${wordRung(rung)}が 2 つあります。1 つにしてください。`];
    if (rung.at === "opens") {
      return ["始まる日がほかの段のあとにあります。いちばん前に置いてください。"];
    }
    if (before.at === "opens" || before.at < rung.at) return [];
    return [`${wordRung(before)}のあとに${wordRung(rung)}があります。早い順に並べてください。`];
  });
}

function isLate({ at }: LadderRung): boolean {
  return at !== "opens" && at > 0;
}

function tellsTooEarly(rung: LadderRung): string {
  return `${wordRung(rung)}には、まだ遅れていません。上司や部長に知らせるのは、締切の 1 開庁日後からにしてください。`;
}
