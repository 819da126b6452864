import type { PointChange } from "../../../worker/domain/comparePapers.ts";
import type { PaperChanges } from "../../../worker/domain/policyViews.ts";
import { Disclosure } from "../../components/Disclosure.tsx";
import { policyWords } from "../../text/pages/policy.ts";

/** What asks for attention first. */
const KINDS = ["stronger", "new", "reworded", "dropped"] as const satisfies readonly PointChange["kind"][];

/** 昨年度からの変更 of one paper. */
export function Changes({ paper }: { paper: PaperChanges }) {
  const { before, changes, unchanged } = paper;
  const groups = KINDS.map((kind) => changes.filter((change) => change.kind === kind)).filter(
    (group) => group.length > 0,
  );
  const counts = groups.flatMap((group) =>
    group[0] ? [policyWords.kindCount(group[0].kind, group.length)] : [],
  );
  return (
    <Disclosure
      summary={
        <>
          <span class="card-title">{policyWords.against(before.title, before.fiscalYear)}</span>
          <span class="card-meta">{counts.join("　") || policyWords.noChange}</span>
        </>
      }
    >
      <ul class="changes">
        {groups.flat().map((change) => (
          <Change key={"point" in change ? change.point.id : change.before.id} change={change} />
        ))}
      </ul>
      <p class="hint">{policyWords.unchanged(unchanged)}</p>
    </Disclosure>
  );
}

function Change({ change }: { change: PointChange }) {
  return (
    <li>
      <p class="change-head">
        <span class={`tag change-${change.kind}`}>{policyWords.kinds[change.kind]}</span>
        {change.kind === "stronger" && (
          <strong>{policyWords.verbs(change.verbs.before, change.verbs.after)}</strong>
        )}
      </p>
      {change.kind !== "dropped" && (
        <a class="change-now" href={`/points/${change.point.id}`} lang="ja">
          <span class="paper-label">{change.point.path}</span> {change.point.text}
        </a>
      )}
      {change.kind !== "new" && (
        <p class="change-before">
          <span class="tag">{policyWords.before}</span>{" "}
          <span lang="ja">
            <span class="paper-label">{change.before.path}</span> {change.before.text}
          </span>
        </p>
      )}
    </li>
  );
}
