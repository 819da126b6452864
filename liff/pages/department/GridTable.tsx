import { QUARTERS } from "../../../worker/domain/fiscalYear.ts";
import type { Grade } from "../../../worker/domain/grade.ts";
import type { Trend } from "../../../worker/domain/trend.ts";
import type { RoundRef } from "../../../worker/domain/views.ts";
import { GradeMark, SilenceMark } from "../../components/GradeMark.tsx";
import { words } from "../../text/index.ts";
import { departmentWords } from "../../text/pages/department.ts";
import { goalsWords } from "../../text/pages/goals.ts";
import { CallState } from "./CallState.tsx";
import { Concerns } from "./Concerns.tsx";
import type { Grid, GridGoal, GridUnit } from "./grid.ts";
import {
  answeredIn,
  concernsOf,
  type Filter,
  gradeOf,
  marksPerRow,
  matches,
  shownRound,
  trendIn,
  trendsOf,
} from "./gridView.ts";
import { SupportDot } from "./SupportDot.tsx";
import { TrendMark } from "./TrendMark.tsx";

interface GridProps {
  grid: Grid;
  filter: Filter;
}

/** The department on a wide screen. Each goal keeps its place from quarter to quarter. */
export function GridTable({ grid, filter }: GridProps) {
  const round = shownRound(grid);
  const later = QUARTERS.filter((quarter) => !grid.rounds.some((each) => each.quarter === quarter));
  const units = grid.units.filter((unit) =>
    unit.goals.some((goal) => matches(filter, goal, round, grid.grades)),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="grid-frame" aria-label={departmentWords.caption(grid.department.name)} tabIndex={0}>
      <table class="grid" style={{ "--cells-per-row": marksPerRow(grid) }}>
        <thead>
          <tr>
            <th scope="col">{departmentWords.unit}</th>
            {grid.rounds.map((each) => (
              <th scope="col" key={each.id}>
                {words.roundName(each)}
                {each.id === grid.openRoundId && <span class="tag now">{departmentWords.now}</span>}
              </th>
            ))}
            {later.map((quarter) => (
              <th scope="col" key={quarter} class="later">
                {departmentWords.laterQuarter(quarter)}
              </th>
            ))}
            <th scope="col">{departmentWords.answered}</th>
            <th scope="col">{departmentWords.concerns}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <UnitRow
              key={unit.unit.id}
              grid={grid}
              filter={filter}
              unit={unit}
              later={later.length}
              round={round}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function UnitRow(props: GridProps & { unit: GridUnit; later: number; round: RoundRef | null }) {
  const { grid, unit, round, filter } = props;
  const { answered, asked } = answeredIn(unit, round);
  return (
    <tr>
      <th scope="row">
        <a href={`/goals/${unit.unit.id}`}>{unit.unit.name}</a>
        <span class="faint">{departmentWords.goalsCount(asked)}</span>
      </th>
      {grid.rounds.map((each) => (
        <td key={each.id}>
          <ul class="cells">
            {unit.goals.map((goal) => (
              <Cell
                key={goal.id}
                goal={goal}
                round={each}
                trend={trendIn(grid, goal, each)}
                unitId={unit.unit.id}
                grade={gradeOf(goal.reports[each.id], grid.grades)}
                faded={!matches(filter, goal, round, grid.grades)}
              />
            ))}
          </ul>
        </td>
      ))}
      {Array.from({ length: props.later }, (_, index) => (
        <td key={index} class="later">
          <span class="visually-hidden">{departmentWords.notYet}</span>
        </td>
      ))}
      <td class={answered < asked ? "answered warn-text" : "answered"}>
        {departmentWords.answeredOf(answered, asked)}
        {trendsOf(grid, unit, round).map(({ trend, goals }) => (
          <span key={trend} class="moved">
            <TrendMark trend={trend} size={16} />
            {departmentWords.trendCount(trend, goals)}
          </span>
        ))}
      </td>
      <td class="concerns-cell">
        <CallState grid={grid} unit={unit} />
        <Concerns concerns={concernsOf(grid, unit)} round={round} />
      </td>
    </tr>
  );
}

function Cell(props: {
  goal: GridGoal;
  round: RoundRef;
  unitId: string;
  grade: Grade | undefined;
  trend: Trend | null;
  faded: boolean;
}) {
  const { goal, round, grade, trend } = props;
  const needsSupport = goal.reports[round.id]?.needsSupport ?? false;
  const title = departmentWords.noticeOf(goal.number, goal.title);
  const state = grade?.label ?? (goal.isAsked ? departmentWords.silent : goalsWords.notAsked);
  const said = departmentWords.cell(title, words.roundName(round), [
    needsSupport ? departmentWords.withSupport(state) : state,
    trend ? departmentWords.trends[trend] : "",
  ]);
  if (!goal.isAsked && !grade) return <li class="cell-empty" aria-hidden="true" />;
  return (
    <li>
      <a
        class={props.faded ? "cell faded" : "cell"}
        href={`/units/${props.unitId}/goals/${goal.id}${grade ? `?round=${round.id}` : ""}`}
        aria-label={said}
        title={said}
      >
        {grade ? <GradeMark grade={grade} size={20} silent /> : <SilenceMark size={20} silent />}
        {needsSupport && <SupportDot />}
        {trend && <TrendMark trend={trend} size={14} />}
      </a>
    </li>
  );
}
