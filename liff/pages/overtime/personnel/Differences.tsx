import type { ActualsAnswer, PaperRemark } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Banner } from "../../../components/Banner.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { personnelWords as words } from "../../../text/pages/results.ts";

/** What a file would change, what in it could not be read, and why it is refused. */
export function Differences({ answer }: { answer: ActualsAnswer }) {
  const { read, problems, moreProblems, notices, moreNotices, changes, message } = answer;
  return (
    <>
      {message && <Banner look="warn">{message}</Banner>}
      <Remarks summary={words.problems} remarks={problems} more={moreProblems} />
      <Remarks summary={words.notices} remarks={notices} more={moreNotices} />
      {changes && <Changes read={read} changes={changes} />}
    </>
  );
}

function Remarks(props: {
  summary: (count: number) => string;
  remarks: readonly PaperRemark[];
  more: number;
}) {
  const { summary, remarks, more } = props;
  if (remarks.length === 0) return null;
  return (
    <Disclosure summary={summary(remarks.length + more)} open>
      <ul class="differences">
        {remarks.map(({ line, column, message }) => (
          <li key={`${line} ${column} ${message}`}>
            {[line === null ? "" : words.line(line), column ?? ""].filter(Boolean).join(" ")} {message}
          </li>
        ))}
        {more > 0 && <li>{words.more(more)}</li>}
      </ul>
    </Disclosure>
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
