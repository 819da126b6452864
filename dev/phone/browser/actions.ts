import type { Act } from "../state.ts";
import { act } from "./api.ts";
import { toast } from "./elements.ts";
import { openAddress } from "./sheet.ts";

interface Action {
  type: string;
  label?: string;
  data?: string;
  displayText?: string;
  text?: string;
  uri?: string;
  mode?: string;
  clipboardText?: string;
}

export interface Holder {
  userId: string;
  liffId: string;
  liffUrl: string;
}

/** Does what a tap on a LINE action does. */
export async function performAction(action: Action, holder: Holder): Promise<void> {
  switch (action.type) {
    case "postback":
      return report(holder.userId, {
        kind: "postback",
        data: action.data ?? "",
        ...(action.displayText === undefined ? {} : { displayText: action.displayText }),
      });
    case "message":
      return report(holder.userId, { kind: "text", text: action.text ?? "" });
    case "uri":
      return openAddress(action.uri ?? "", holder);
    case "datetimepicker":
      return pickDate(action, holder);
    case "clipboard":
      await navigator.clipboard.writeText(action.clipboardText ?? "");
      return toast("コピーしました");
    default:
      return toast("この見本の電話では使えないボタンです");
  }
}

/** Does it and says so when the bot did not take it. */
export async function report(userId: string, what: Act): Promise<void> {
  const outcome = await act(userId, what);
  switch (outcome.kind) {
    case "ok":
      return;
    case "held":
      return toast("次の操作を待って、順を入れ替えて届けます");
    case "request_timeout":
      return toast("ボットが 2 秒以内に答えませんでした");
    case "error_status_code":
      return toast(`ボットが ${outcome.status} を返しました`);
    default:
      return toast("ボットにつながりませんでした");
  }
}

async function pickDate(action: Action, { userId }: Holder): Promise<void> {
  const mode = action.mode ?? "date";
  const input = document.createElement("input");
  input.type = mode === "datetime" ? "datetime-local" : mode;
  input.className = "date-picker";
  document.body.appendChild(input);
  input.addEventListener("change", () => {
    input.remove();
    void report(userId, { kind: "postback", data: action.data ?? "", params: { [mode]: input.value } });
  });
  input.addEventListener("blur", () => input.remove());
  input.focus();
  input.showPicker();
}
