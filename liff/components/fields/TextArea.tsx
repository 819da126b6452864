import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";

/** From here on the room that is left is shown. */
const NEAR_LIMIT = 200;
const GROWS_BY_ITSELF = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** A text of several lines that grows with what is typed. */
export function TextArea(props: {
  id: string;
  label: string;
  value: string;
  limit: number;
  placeholder?: string;
  problem: string | null;
  /** At the right of the label. */
  aside?: ComponentChildren;
  /** Between label and field. */
  above?: ComponentChildren;
  onInput: (value: string) => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (GROWS_BY_ITSELF || !element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [props.value]);
  const left = props.limit - props.value.trim().length;
  const notes = [props.problem && `${props.id}-problem`, left <= NEAR_LIMIT && `${props.id}-left`].filter(
    Boolean,
  );
  return (
    <div class="field">
      <div class="field-head">
        <label for={props.id}>
          {props.label}
          <span class="legend-note">{words.optional}</span>
        </label>
        {props.aside}
      </div>
      {props.above}
      {props.problem && (
        <p id={`${props.id}-problem`} class="problem">
          {props.problem}
        </p>
      )}
      <textarea
        ref={area}
        id={props.id}
        rows={3}
        value={props.value}
        placeholder={props.placeholder}
        aria-invalid={props.problem ? true : undefined}
        aria-describedby={notes.length > 0 ? notes.join(" ") : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {left <= NEAR_LIMIT && (
        <p id={`${props.id}-left`} class={left < 0 ? "counter problem" : "counter"}>
          {left < 0 ? reportWords.over(-left) : reportWords.left(left)}
        </p>
      )}
    </div>
  );
}
