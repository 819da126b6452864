import "../../styles/inputs.css";
import "../../styles/rules.css";
import "../../styles/deadlines.css";
import { useRoute } from "preact-iso/router";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Answer } from "../../components/Answer.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { DeadlineFields } from "./DeadlineFields.tsx";

/** A new deadline, or the change of one. */
export default function DeadlineFormPage() {
  const { api } = useApp();
  const { deadlineId } = useRoute().params;
  const answer = useQuery({
    key: `deadline-form/${deadlineId ?? ""}`,
    load: () => deadlineCalls(api).form(deadlineId),
  });
  const { state } = answer;
  return (
    <Page
      title={deadlineId ? words.changeTitle : words.newTitle}
      back={deadlineId ? `/deadlines/${deadlineId}` : "/deadlines"}
    >
      {state.phase === "failed" && state.failure.kind === "notFound" ? (
        <Notice title={words.noForm} />
      ) : (
        <Answer answer={answer} bones={[3, 3, 8, 6]}>
          {(form) => <DeadlineFields key={form.deadline?.id ?? ""} form={form} />}
        </Answer>
      )}
    </Page>
  );
}
