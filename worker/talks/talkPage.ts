import { eq, sql } from "drizzle-orm";
import { units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { unitTree } from "../departments/unitTree.ts";
import { tokyoDate } from "../domain/civilDate.ts";
import type { Grade } from "../domain/grade.ts";
import { shortFormOf } from "../domain/priorityPoint.ts";
import { stageOn, type TalkStage, talkBefore, talkYearOn } from "../domain/talk.ts";
import {
  type AnswerThen,
  type AskedPair,
  changesSince,
  dueRoundOf,
  isBehind,
  isSilent,
  statesOf,
} from "../domain/talkChanges.ts";
import { openQuestions } from "../domain/talkQuestions.ts";
import type { CarriedGoal, TalkIndicator, TalkPage, TalkPoint } from "../domain/talkViews.ts";
import type { RoundRef } from "../domain/views.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { roundsOfYear, toRoundRef } from "../reports/yearRounds.ts";
import {
  type AnswerRow,
  answerReads,
  directorTitles,
  type FigureRow,
  figureReads,
  levelReads,
  type PairRow,
  type PointRow,
  pairReads,
  pointReads,
  sinceOf,
  talksOf,
  untilOf,
  wordReads,
} from "./talkReads.ts";

/**
 * The paper of a talk about a department, as it is known now or, once the talk was held, as it was known that day; one
 * round trip.
 * @param stage without it the one that the calendar suggests
 * @param year a fiscal year; without it the one that a talk of today is about
 * @returns null when there is no such unit
 */
export async function talkPage(
  context: Context,
  wish: { unitId: string; stage?: TalkStage | undefined; year?: number | undefined },
): Promise<TalkPage | null> {
  const { db, now } = context;
  const { unitId } = wish;
  const today = todayOf(context);
  const stage = wish.stage ?? stageOn(today);
  const year = wish.year ?? talkYearOn(today, stage);
  const tree = unitTree(unitId);
  const talk = { unitId, year, stage, now, tree };
  const yearBefore = { year: year - 1, tree };
  const [until, since] = [untilOf(talk), sinceOf(talk)];
  const [
    [department],
    [period],
    talks,
    [director],
    points,
    pairRows,
    levels,
    before,
    first,
    newest,
    words,
    figures,
    roundRows,
    grades,
    pairsBefore,
    endedWith,
    roundsBefore,
    gradesBefore,
  ] = await db.batch([
    db.select({ id: units.id, name: units.name }).from(units).where(eq(units.id, unitId)),
    db.all<{ until: number; since: number }>(sql`SELECT ${until} AS until, ${since} AS since`),
    talksOf(db, unitId),
    directorTitles(db, unitId, today),
    pointReads(db, talk),
    pairReads(db, talk),
    levelReads(db, talk),
    answerReads(db, talk, "newest", since),
    answerReads(db, talk, "first", until),
    answerReads(db, talk, "newest", until),
    wordReads(db, talk),
    figureReads(db, talk, until),
    roundsOfYear(db, year),
    gradesInForce(db, year),
    pairReads(db, yearBefore),
    answerReads(db, yearBefore, "newest", until),
    roundsOfYear(db, year - 1),
    gradesInForce(db, year - 1),
  ]);
  if (!department || !period) return null;
  const isOpening = stage === "opening";
  const day = tokyoDate(period.until - 1);
  const dueRound = dueRoundOf(roundRows.map(toRoundRef), day);
  const pairs = toPairs(pairRows);
  const answers = { before: before.map(toAnswer), first: first.map(toAnswer), now: newest.map(toAnswer) };
  const pairOf = new Map(pairs.map((pair) => [`${pair.goal.id} ${pair.unit.id}`, pair]));
  return {
    department,
    fiscalYear: year,
    stage,
    director: director?.title ?? null,
    today,
    heldOn: talks.find((held) => held.fiscalYear === year && held.stage === stage)?.heldOn ?? null,
    since: talkBefore({ fiscalYear: year, stage }, talks),
    grades,
    dueRound,
    cityPoints: points.filter(({ isCity }) => isCity).map(toTalkPoint),
    ownPoints: points.filter(({ isCity }) => !isCity).map(toTalkPoint),
    goals: toGoals(pairRows, isOpening ? levels : [], answers.now, { dueRound, grades }),
    changes: isOpening ? [] : changesSince(pairs, answers, { dueRound, grades }),
    questions: isOpening
      ? []
      : openQuestions(
          words.flatMap(({ goalId, unitId: section, ...word }) => {
            const pair = pairOf.get(`${goalId} ${section}`);
            return pair ? { ...pair, ...word } : [];
          }),
          period,
        ),
    supports: isOpening
      ? []
      : newest.flatMap(({ goalId, unitId: section, needsSupport, supportFrom, ...asked }) => {
          const pair = pairOf.get(`${goalId} ${section}`);
          return pair && needsSupport
            ? {
                ...pair,
                from: supportFrom,
                blocked: asked.blocked,
                quarter: asked.quarter,
                carriedFrom: asked.carriedFrom,
              }
            : [];
        }),
    indicators: isOpening ? [] : toIndicators(figures, pairRows),
    carried: isOpening
      ? carriedGoals(toPairs(pairsBefore), endedWith, roundsBefore.map(toRoundRef), gradesBefore)
      : [],
    hasYearBefore: isOpening && pairsBefore.length > 0,
  };
}

function toPairs(rows: readonly PairRow[]): AskedPair[] {
  return rows.map(({ goalId, number, title, unitId, unitName }) => ({
    goal: { id: goalId, number, title },
    unit: { id: unitId, name: unitName },
  }));
}

function toAnswer({ goalId, unitId, quarter, gradeId, needsSupport }: AnswerRow): AnswerThen {
  return { goalId, unitId, quarter, gradeId, needsSupport: needsSupport === 1 };
}

function toTalkPoint({ id, path, goals, ...point }: PointRow): TalkPoint {
  return { id, path, shortForm: shortFormOf(point), goals };
}

function toGoals(
  rows: readonly PairRow[],
  levels: readonly { goalId: string; text: string }[],
  now: readonly AnswerThen[],
  scale: { dueRound: RoundRef | null; grades: readonly Grade[] },
): TalkPage["goals"] {
  const levelsOf = Map.groupBy(levels, ({ goalId }) => goalId);
  return [...Map.groupBy(rows, ({ goalId }) => goalId)].flatMap(([id, ofGoal]) => {
    const [first] = ofGoal;
    if (!first) return [];
    const sections = ofGoal.map(({ unitId, unitName }) => ({ id: unitId, name: unitName }));
    return {
      id,
      number: first.number,
      title: first.title,
      deadline: first.deadline,
      levels: (levelsOf.get(id) ?? []).map(({ text }) => text),
      sections,
      ...statesOf(id, sections, now, scale),
    };
  });
}

function toIndicators(figures: readonly FigureRow[], rows: readonly PairRow[]): TalkIndicator[] {
  const ofGoal = Map.groupBy(rows, ({ goalId }) => goalId);
  return figures.flatMap(({ goalId, value, quarter, unitId, unitName, ...target }) => {
    const sections = ofGoal.get(goalId) ?? [];
    const [goal] = sections;
    if (!goal) return [];
    const whose = sections.length > 1 && unitId && unitName ? { id: unitId, name: unitName } : null;
    return {
      ...target,
      goal: { id: goalId, number: goal.number, title: goal.title },
      newest: value === null || quarter === null ? null : { value, quarter, unit: whose },
    };
  });
}

/** What the year before left unfinished: goals that ended behind, with a call for help, or in silence. */
function carriedGoals(
  pairs: readonly AskedPair[],
  rows: readonly AnswerRow[],
  rounds: readonly RoundRef[],
  grades: readonly Grade[],
): CarriedGoal[] {
  const ended = new Map(rows.map((row) => [`${row.goalId} ${row.unitId}`, toAnswer(row)]));
  const lastRound = rounds.at(-1) ?? null;
  return pairs.flatMap(({ goal, unit }) => {
    const answer = ended.get(`${goal.id} ${unit.id}`);
    const silent = isSilent(answer, lastRound);
    const grade = silent ? null : (grades.find(({ id }) => id === answer?.gradeId) ?? null);
    const needsSupport = !silent && answer?.needsSupport === true;
    return silent || needsSupport || isBehind(grade) ? { goal, unit, grade, needsSupport } : [];
  });
}
