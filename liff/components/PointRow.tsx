import { ChevronRight } from "lucide";
import type { PointView } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { Icon } from "./Icon.tsx";
import { ReadMark } from "./ReadMark.tsx";

/** A priority point in its short form, with whether it was read. */
export function PointRow({ point, showsPaper }: { point: PointView; showsPaper: boolean }) {
  return (
    <li>
      <a class="row" href={`/points/${point.id}`}>
        <ReadMark isRead={point.readAt !== null} />
        <span class="row-words">
          <span class="row-meta">
            {showsPaper && <span>{point.policyTitle}</span>}
            <span>{point.path}</span>
          </span>
          <span class="row-title">{point.shortForm}</span>
        </span>
        <span class="visually-hidden">{words.policies.open}</span>
        <Icon of={ChevronRight} size={20} />
      </a>
    </li>
  );
}
