import { useSignal } from "@preact/signals";
import { Copy } from "lucide";
import { Banner } from "../../components/Banner.tsx";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { checkForm } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";
import type { FlowProps } from "./flowProps.ts";

/** 前の四半期から変更なし: two taps for a goal about which there is nothing new to say. */
export function Unchanged({ page, reporting, onSend }: FlowProps & { onSend: () => void }) {
  const wasCopied = useSignal(false);
  if (!wasCopied.value) {
    return (
      <Button
        look="soft"
        wide
        onPress={() => {
          reporting.copyPrevious();
          wasCopied.value = true;
        }}
      >
        <Icon of={Copy} size={20} />
        {reportWords.unchanged}
      </Button>
    );
  }
  const isComplete = checkForm(reporting.form.value, page).length === 0;
  const busy = reporting.phase.value.name === "sending";
  return (
    <Banner
      look="good"
      live
      action={
        isComplete && (
          <Button wide busy={busy} onPress={onSend}>
            {busy ? reportWords.sending : reportWords.sendAsCopied}
          </Button>
        )
      }
    >
      {isComplete ? reportWords.copied : reportWords.checkFirst}
    </Banner>
  );
}
