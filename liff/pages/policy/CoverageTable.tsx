import type { CoverageView } from "../../../worker/domain/policyViews.ts";
import { policyWords } from "../../text/pages/policy.ts";

/** Points × units on a wide screen. */
export function CoverageTable({ view }: { view: CoverageView }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="coverage-frame" aria-label={policyWords.coverage.caption(view.scope.name)} tabIndex={0}>
      <table class="coverage">
        <thead>
          <tr>
            <th scope="col">{policyWords.coverage.point}</th>
            {view.units.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
            <th scope="col">{policyWords.coverage.total}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ point, total, goals }) => (
            <tr key={point.id} class={total === 0 ? "unserved" : undefined}>
              <th scope="row">
                <a href={`/points/${point.id}`} lang="ja">
                  <span class="paper-label">{point.path}</span> {point.shortForm}
                </a>
              </th>
              {view.units.map(({ id }) => (
                <td key={id} class={goals[id] ? undefined : "faint"}>
                  {goals[id] ?? 0}
                </td>
              ))}
              <td>{total === 0 ? policyWords.coverage.empty : total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
