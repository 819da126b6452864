import { Choices } from "../../components/fields/Choices.tsx";
import { Switch } from "../../components/fields/Switch.tsx";
import { supportChoices } from "../../store/reportForm.ts";
import { words } from "../../text/index.ts";
import { supportWords } from "../../text/pages/support.ts";
import type { FlowProps } from "./flowProps.ts";

/** 支援が必要: from whom, and who will see it. */
export function SupportFields({ page, reporting }: FlowProps) {
  const { form, problems, change } = reporting;
  const { needsSupport, supportFrom } = form.value;
  const choices = supportChoices(page.supporters);
  const chosen = choices.find(({ from }) => from === supportFrom);
  const isMissing = problems.value.some(({ field }) => field === "supportFrom");
  return (
    <>
      <Switch
        id="needsSupport"
        label={supportWords.label}
        text={supportWords.text}
        on={needsSupport}
        onChange={(on) => change({ needsSupport: on, supportFrom: on ? onlyOne(choices) : null })}
      />
      {needsSupport && choices.length > 0 && (
        <Choices
          id="supportFrom"
          legend={supportWords.question}
          note={words.required}
          options={choices.map(({ from, title }) => ({ value: from, label: supportWords.name(from, title) }))}
          chosen={supportFrom}
          problem={isMissing ? supportWords.missing : null}
          onChoose={(from) => change({ supportFrom: from })}
        />
      )}
      {needsSupport && chosen && (
        <p class="hint" role="status">
          {supportWords.asked(
            chosen.title,
            page.readers.filter((reader) => reader !== chosen.title),
          )}
        </p>
      )}
    </>
  );
}

function onlyOne(choices: ReturnType<typeof supportChoices>) {
  return choices.length === 1 && choices[0] ? choices[0].from : null;
}
