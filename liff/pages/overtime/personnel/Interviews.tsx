import type { Personnel } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Section } from "../../../components/Section.tsx";
import { personnelWords as words } from "../../../text/pages/results.ts";

/** 医師の面接指導: whose hours have reached the city's bounds, by section. */
export function Interviews({ view }: { view: Personnel }) {
  if (view.interviews.length === 0) {
    return (
      <Section title={words.interviews}>
        <p class="card-text">{words.interviewsNone}</p>
      </Section>
    );
  }
  return (
    <Section title={words.interviews}>
      <p class="hint">{words.interviewsText}</p>
      <ul class="rows">
        {view.interviews.map(({ person, section, interview }) => (
          <li key={person.staffId} class="settle-line">
            <div class="settle-who">
              <h3 lang="ja">{words.person(person.name, person.title)}</h3>
              <p lang="ja">{section}</p>
            </div>
            <p class="settle-times">
              <strong>{words.interviewKinds[interview.kind]}</strong>
              {interview.grounds.map((ground) => (
                <span key={words.ground(ground)}>{words.ground(ground)}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
