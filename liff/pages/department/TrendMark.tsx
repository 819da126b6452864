import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide";
import type { Trend } from "../../../worker/domain/trend.ts";
import { Icon } from "../../components/Icon.tsx";

const ARROWS = { better: ArrowUpRight, same: ArrowRight, worse: ArrowDownRight };

/** The way a goal has moved, as an arrow; its word stands beside it or is read out. */
export function TrendMark({ trend, size }: { trend: Trend; size: number }) {
  return (
    <span class={`trend trend-${trend}`}>
      <Icon of={ARROWS[trend]} size={size} />
    </span>
  );
}
