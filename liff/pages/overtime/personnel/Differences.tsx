import type { ActualsAnswer } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Banner } from "../../../components/Banner.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { personnelWords as words } from "../../../text/pages/results.ts";

/** What a file would change, what in it could not be read, and why it is refused. */
export function Differences({ answer }: { answer: ActualsAnswer }) {
  const { read, problems, moreProblems, changes, message } = answer;
  return (
    <>
      {message && <Banner look="warn">{message}</Banner>}
      {problems.length > 0 && (
        <Disclosure summary={words.problems(problems.length + moreProblems)} open>
          <ul class="differences">
            {problems.map(({ line, column, message: text }) => (
              <li key={`${line} ${column} ${text}`}>
                {[line === null ? "" : words.line(line), column ?? ""].filter(Boolean).join(" ")} {text}
              </li>
            ))}
            {moreProblems > 0 && <li>{words.more(moreProblems)}</li>}
          </ul>
        </Disclosure>
      )}
      {changes && <Changes read={read} changes={changes} />}
    </>
  );
}

function Changes({ read, changes }: { read: number; changes: NonNullable<ActualsAnswer["changes"]> }) {
  const { added, changed, counts } = changes;
  const isSame = counts.added + counts.changed === 0;
  return (
    <>
      <p>
        {words.read(read)}
        {isSame ? words.same : words.counts(counts.added, counts.changed, counts.unchanged)}
      </p>
      {counts.skipped > 0 && <p>{words.skipped(counts.skipped)}</p>}
      {changed.length > 0 && (
        <Disclosure summary={words.changed(counts.changed)} open>
          <ul class="differences">
            {changed.map(({ subject, before, after }) => (
              <li key={subject} lang="ja">
                {subject}　<span class="before">{before}</span> → {after}
              </li>
            ))}
            {counts.changed > changed.length && <li>{words.more(counts.changed - changed.length)}</li>}
          </ul>
        </Disclosure>
      )}
      {added.length > 0 && (
        <Disclosure summary={words.added(counts.added)}>
          <ul class="differences">
            {added.map((line) => (
              <li key={line} lang="ja">
                {line}
              </li>
            ))}
            {counts.added > added.length && <li>{words.more(counts.added - added.length)}</li>}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
