import type { Quarter } from "../../../worker/domain/fiscalYear.ts";
import { formatFigure } from "../../../worker/domain/indicator.ts";
import { heightsFor, type SeriesPoint } from "../../store/indicatorSeries.ts";

const WIDTH = 320;
const HEIGHT = 140;
/** Room for the numbers above the highest point and for the quarters below the lowest. */
const TOP = 26;
const BOTTOM = 36;
const SIDE = 36;
const QUARTERS: readonly Quarter[] = [1, 2, 3, 4];

/** The numbers of a year as points on a line, the target as a dashed line across; the words for those who cannot see it. */
export function IndicatorChart(props: {
  points: readonly SeriesPoint[];
  target: number | null;
  label: string;
  quarterName: (quarter: Quarter) => string;
}) {
  const { points, target } = props;
  const heightOf = heightsFor(
    points.map(({ value }) => value),
    target,
  );
  const x = (quarter: Quarter) => SIDE + ((quarter - 1) * (WIDTH - 2 * SIDE)) / (QUARTERS.length - 1);
  const y = (value: number) => HEIGHT - BOTTOM - heightOf(value) * (HEIGHT - TOP - BOTTOM);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
      {target !== null && <path class="chart-target" d={`M4 ${y(target)}H${WIDTH - 4}`} />}
      <polyline
        class="chart-line"
        points={points.map(({ quarter, value }) => `${x(quarter)},${y(value)}`).join(" ")}
      />
      {points.map(({ quarter, value }) => (
        <g key={quarter}>
          <circle class="chart-point" cx={x(quarter)} cy={y(value)} r={5} />
          <text class="chart-value" x={x(quarter)} y={y(value) - 11}>
            {formatFigure(value, "")}
          </text>
        </g>
      ))}
      {QUARTERS.map((quarter) => (
        <text key={quarter} class="chart-quarter" x={x(quarter)} y={HEIGHT - 8}>
          {props.quarterName(quarter)}
        </text>
      ))}
    </svg>
  );
}
