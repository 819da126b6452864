import { Megaphone } from "lucide";
import { Icon } from "../../components/Icon.tsx";
import { callWords } from "../../text/pages/call.ts";
import type { Grid, GridUnit } from "./grid.ts";
import { isSilent } from "./gridView.ts";

/** 声をかけました（10:32）, while the unit has not answered everything. */
export function CallState({ grid, unit }: { grid: Grid; unit: GridUnit }) {
  if (!unit.call || !isSilent(grid, unit)) return null;
  return (
    <p class="call-state">
      <Icon of={Megaphone} size={16} />
      {callWords.state(unit.call, grid.now)}
    </p>
  );
}
