import { EXCERPT, excerpt, type Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkPoint } from "../../../worker/domain/talkViews.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { TalkSection } from "./TalkSection.tsx";

/** The points of a paper, each with how many goals serve it. */
export function Points(props: {
  title: string;
  none: string;
  points: readonly TalkPoint[];
  part: Part<TalkPoint>;
}) {
  return (
    <TalkSection
      title={props.title}
      none={props.none}
      items={props.points}
      part={props.part}
      look="talk-points"
    >
      {({ id, path, shortForm, goals }) => (
        <a href={`/points/${id}`}>
          <span class="talk-path">{path}</span>
          <span lang="ja">{excerpt(shortForm, EXCERPT.point)}</span>
          <span class={goals > 0 ? "talk-count" : "talk-count talk-quiet"}>{talkWords.goalCount(goals)}</span>
        </a>
      )}
    </TalkSection>
  );
}
