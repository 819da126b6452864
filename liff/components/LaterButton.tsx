import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { SnoozeSubject } from "../../worker/domain/snooze.ts";
import { words } from "../text/index.ts";

type SheetView = FunctionComponent<{ subject: SnoozeSubject; onClose: () => void }>;

/** あとで: opens the sheet with the moments to choose from, whose code comes with the first press. */
export function LaterButton({ subject }: { subject: SnoozeSubject }) {
  const sheet = useSignal<{ View: SheetView } | "closed" | "failed">("closed");
  async function open() {
    const loaded = await import("./sheet/SnoozeSheet.tsx").catch(() => null);
    sheet.value = loaded ? { View: loaded.default } : "failed";
  }
  const shown = sheet.value;
  return (
    <>
      <button type="button" class="text-button later" onClick={open}>
        {words.home.later}
      </button>
      {shown === "failed" && (
        <p class="problem" role="alert">
          {words.errors.offline.title}
        </p>
      )}
      {typeof shown === "object" && (
        <shown.View
          subject={subject}
          onClose={() => {
            sheet.value = "closed";
          }}
        />
      )}
    </>
  );
}
