import { ChevronRight } from "lucide";
import type { CoverageView } from "../../../worker/domain/policyViews.ts";
import { Icon } from "../../components/Icon.tsx";
import { policyWords } from "../../text/pages/policy.ts";

/** Points on a phone, each with the units that serve it. */
export function CoverageList({ view }: { view: CoverageView }) {
  return (
    <ul class="rows">
      {view.rows.map(({ point, total, goals }) => (
        <li key={point.id}>
          <a class="row" href={`/points/${point.id}`}>
            <span class="row-words">
              <span class="row-meta">{point.path}</span>
              <span class="row-title" lang="ja">
                {point.shortForm}
              </span>
              <span class="coverage-units">
                {total === 0 && <span class="warn-text">{policyWords.coverage.empty}</span>}
                {view.units
                  .filter(({ id }) => goals[id])
                  .map(({ id, name }) => (
                    <span key={id}>
                      {name} {policyWords.coverage.count(goals[id] ?? 0)}
                    </span>
                  ))}
              </span>
            </span>
            <Icon of={ChevronRight} size={20} />
          </a>
        </li>
      ))}
    </ul>
  );
}
