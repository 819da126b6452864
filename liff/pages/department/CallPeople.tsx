import { Check, Minus } from "lucide";
import type { CallPreview } from "../../../worker/domain/callViews.ts";
import { Icon } from "../../components/Icon.tsx";
import { callWords } from "../../text/pages/call.ts";

/** The silent units with who of them would hear a call, and why the others would not. Posts and counts, no names. */
export function CallPeople({ preview }: { preview: CallPreview }) {
  return (
    <ul class="call-units">
      {preview.units.map(({ unit, answered, total, call, people }) => (
        <li key={unit.id}>
          <p class="call-unit">
            <strong lang="ja">{unit.name}</strong>
            <span class="faint">{callWords.answeredOf(answered, total)}</span>
          </p>
          {call ? (
            <p class="call-person is-off">
              <Icon of={Minus} size={18} />
              <span>{callWords.state(call, preview.now)}</span>
            </p>
          ) : people.length === 0 ? (
            <p class="call-person is-off">
              <Icon of={Minus} size={18} />
              <span>{callWords.noPeople}</span>
            </p>
          ) : (
            people.map((person, index) => {
              const hears = person.fate.kind === "hears";
              return (
                <p key={index} class={hears ? "call-person" : "call-person is-off"}>
                  <Icon of={hears ? Check : Minus} size={18} />
                  <span>
                    <span lang="ja">{person.title}</span> {callWords.people(person)}
                    <span class="call-fate">{callWords.fate(person.fate, preview.now)}</span>
                  </span>
                </p>
              );
            })
          )}
        </li>
      ))}
    </ul>
  );
}
