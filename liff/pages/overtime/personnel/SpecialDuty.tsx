import type { Personnel } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Section } from "../../../components/Section.tsx";
import { personnelWords as words } from "../../../text/pages/results.ts";

/** 特例業務: hours outside the limits, kept to be looked into afterwards. */
export function SpecialDuty({ view }: { view: Personnel }) {
  return (
    <Section title={words.special}>
      {view.special.length === 0 ? (
        <p class="card-text">{words.specialNone}</p>
      ) : (
        <>
          <p class="hint">{words.specialText}</p>
          <ul class="rows">
            {view.special.map(({ person, section, day, minutes, word }) => (
              <li key={`${day} ${person.staffId}`} class="settle-line">
                <div class="settle-who">
                  <h3>{words.specialLine(day, minutes)}</h3>
                  <p lang="ja">
                    {section}　{words.person(person.name, person.title)}
                  </p>
                </div>
                <p class="card-text" lang="ja">
                  {word}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
