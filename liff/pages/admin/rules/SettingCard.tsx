import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../../../components/Button.tsx";
import { rulesWords as words } from "../../../text/pages/rules.ts";
import type { SaveState } from "./useSave.ts";

/**
 * One setting with its fields, the sentences about what is wrong with them, and the button that saves it. What is typed
 * and not saved is named as such, with the way back.
 */
export function SettingCard(props: {
  title: string;
  text?: string;
  state: SaveState;
  typed: {
    isUnsaved: boolean;
    settle: (save: () => Promise<boolean>) => Promise<void>;
    revert: () => void;
  };
  /** Says whether it was saved. */
  onSave: () => Promise<boolean>;
  children: ComponentChildren;
}) {
  const { title, text, state, typed } = props;
  const isReverted = useSignal(false);
  return (
    <form
      class="card setting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        isReverted.value = false;
        void typed.settle(props.onSave);
      }}
    >
      <h2 class="card-title">{title}</h2>
      {text && <p class="card-text">{text}</p>}
      {props.children}
      {!isReverted.value && <SaveProblems state={state} />}
      <div class="setting-foot">
        <Button submit look="soft" busy={state.phase === "busy"}>
          {state.phase === "busy" ? words.saving : words.save}
          <span class="visually-hidden">{title}</span>
        </Button>
        <p role="status" class="setting-saved">
          {state.phase === "saved" && !typed.isUnsaved && words.saved}
          {typed.isUnsaved && state.phase !== "busy" && <span class="warn-text">{words.unsaved}</span>}
        </p>
        {typed.isUnsaved && state.phase !== "busy" && (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              typed.revert();
              isReverted.value = true;
            }}
          >
            {words.revert}
            <span class="visually-hidden">{title}</span>
          </button>
        )}
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
