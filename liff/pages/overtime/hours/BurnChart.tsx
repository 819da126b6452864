import type { AllotmentWindow } from "../../../../worker/domain/overtime/viewsHours.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";

const WIDTH = 340;
const HEIGHT = 170;
const TOP = 22;
const BOTTOM = 26;
const LEFT = 6;
const RIGHT = 10;
const DAY_MS = 86_400_000;

/** 配当の減り方: what is left day by day, the even line beside it, and where it leads; in words for those who cannot see it. */
export function BurnChart({ window, today }: { window: AllotmentWindow; today: string }) {
  const { allotted, points, left, forecast, from, to } = window;
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const end = forecast === null ? left : allotted - forecast;
  const lowest = Math.min(0, left, end);
  const highest = Math.max(1, allotted);
  const x = (day: string) =>
    LEFT + (((Date.parse(day) - Date.parse(from)) / DAY_MS + 1) / length) * (WIDTH - LEFT - RIGHT);
  const y = (minutes: number) =>
    TOP + ((highest - minutes) / Math.max(1, highest - lowest)) * (HEIGHT - TOP - BOTTOM);
  const isNow = from <= today && today <= to;
  const at = isNow ? today : to;
  const line = [
    `${LEFT},${y(allotted)}`,
    ...points.map((point) => `${x(point.day)},${y(point.left)}`),
    `${x(at)},${y(left)}`,
  ];
  const texts = [
    words.length(allotted),
    words.length(Math.abs(left)),
    words.length(forecast ?? window.used),
  ] as const;
  const label = left < 0 ? words.allotment.chartOver(...texts) : words.allotment.chart(...texts);
  return (
    <figure class="burn">
      <svg class="chart burn-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path class="burn-zero" d={`M${LEFT} ${y(0)}H${WIDTH - RIGHT}`} />
        <path class="burn-even" d={`M${LEFT} ${y(allotted)}L${WIDTH - RIGHT} ${y(0)}`} />
        {isNow && <path class="burn-today" d={`M${x(today)} ${TOP - 8}V${HEIGHT - BOTTOM}`} />}
        <polyline class="chart-line" points={line.join(" ")} />
        {isNow && forecast !== null && (
          <path class="burn-ahead" d={`M${x(today)} ${y(left)}L${WIDTH - RIGHT} ${y(end)}`} />
        )}
        <circle class="chart-point" cx={x(at)} cy={y(left)} r={5} />
        <text class="burn-label" x={LEFT} y={TOP - 8}>
          {words.length(allotted)}
        </text>
        <text class="burn-label" x={LEFT} y={HEIGHT - 8}>
          {words.shortDay(from)}
        </text>
        <text class="burn-label end" x={WIDTH - RIGHT} y={HEIGHT - 8}>
          {words.shortDay(to)}
        </text>
      </svg>
      <figcaption class="burn-legend">
        <span class="burn-key actual">{words.allotment.actual}</span>
        <span class="burn-key even">{words.allotment.even}</span>
        {isNow && <span class="burn-key ahead">{words.allotment.ahead}</span>}
        {isNow && <span>{words.allotment.todayLine}</span>}
      </figcaption>
    </figure>
  );
}
