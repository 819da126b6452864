import { ChevronRight } from "lucide";
import type { PointMarks } from "../../../worker/domain/policyViews.ts";
import type { PointView } from "../../../worker/domain/views.ts";
import { Icon } from "../../components/Icon.tsx";
import { policiesWords } from "../../text/pages/policies.ts";
import { MarkSteps } from "./MarkSteps.tsx";

/** A priority point in its short form, with how far the reader has come; the original is one tap below. */
export function PriorityPoint(props: {
  point: PointView;
  marks: PointMarks | undefined;
  showsPaper: boolean;
}) {
  const { point } = props;
  return (
    <li>
      <a class="row" href={`/points/${point.id}`}>
        <span class="row-words">
          <span class="row-meta">
            {props.showsPaper && <span lang="ja">{point.policyTitle}</span>}
            <span lang="ja">{point.path}</span>
          </span>
          <span class="row-title" lang="ja">
            {point.shortForm}
          </span>
          <MarkSteps marks={props.marks} readAt={point.readAt} />
        </span>
        <span class="visually-hidden">{policiesWords.open}</span>
        <Icon of={ChevronRight} size={20} />
      </a>
    </li>
  );
}
