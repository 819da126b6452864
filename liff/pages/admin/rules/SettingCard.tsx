import type { ComponentChildren } from "preact";
import { Button } from "../../../components/Button.tsx";
import { rulesWords as words } from "../../../text/pages/rules.ts";
import type { SaveState } from "./useSave.ts";

/** One setting with its fields, the sentences about what is wrong with them, and the button that saves it. */
export function SettingCard(props: {
  title: string;
  text?: string;
  state: SaveState;
  onSave: () => void;
  children: ComponentChildren;
}) {
  const { title, text, state } = props;
  return (
    <form
      class="card setting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <h2 class="card-title">{title}</h2>
      {text && <p class="card-text">{text}</p>}
      {props.children}
      <SaveProblems state={state} />
      <div class="setting-foot">
        <Button submit look="soft" busy={state.phase === "busy"}>
          {state.phase === "busy" ? words.saving : words.save}
          <span class="visually-hidden">{title}</span>
        </Button>
        <p role="status" class="setting-saved">
          {state.phase === "saved" && words.saved}
        </p>
      </div>
    </form>
  );
}

/** Why it was not saved, each thing in its sentence. */
export function SaveProblems({ state }: { state: SaveState }) {
  if (state.phase !== "refused") return null;
  return (
    <div class="problem-summary" role="alert">
      <ul>
        {state.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
