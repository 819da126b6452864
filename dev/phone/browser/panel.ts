import type { PhoneState, Send } from "../state.ts";
import { makeMorning, switchFault } from "./api.ts";
import { byId, make, toast } from "./elements.ts";

const VIA: Record<string, string> = {
  reply: "返信",
  push: "1 人へ",
  multicast: "まとめて",
  broadcast: "全員へ",
};

let shownDay = "";

/** Brings the panel beside the phone up to date. */
export function showPanel(state: PhoneState): void {
  byId("today").textContent = `${state.dayInWords} ${state.time}`;
  byId("holder").textContent = state.talk?.name ?? "";
  const day = byId<HTMLInputElement>("day");
  if (shownDay !== state.day) day.value = state.day;
  shownDay = state.day;
  byId("times").replaceChildren(
    ...state.times.map(({ time, label }) => {
      const button = make("button", "", `${time} ${label}`);
      button.type = "button";
      button.addEventListener("click", () => void startMorning(time));
      return button;
    }),
  );
  byId("suggestions").replaceChildren(
    ...state.suggestions.map((suggestion) => {
      const button = make("button", "", suggestion.label);
      button.type = "button";
      button.addEventListener("click", () => {
        day.value = suggestion.day;
        void startMorning();
      });
      return button;
    }),
  );
  byId("tap").textContent =
    state.tapMedianMs === null ? "" : `タップから返信まで ${Math.round(state.tapMedianMs)} ミリ秒（中央値）`;
  byId("sends").replaceChildren(
    ...(state.sends.length === 0
      ? [make("p", "empty", "まだ何も送っていません。")]
      : state.sends.map(showSend)),
  );
  byId("faults").replaceChildren(...state.faults.map(showFault));
}

/** Makes the form of the day work. */
export function watchPanel(): void {
  byId("morning").addEventListener("submit", (event) => {
    event.preventDefault();
    void startMorning();
  });
}

async function startMorning(time?: string): Promise<void> {
  const button = byId<HTMLButtonElement>("morning-button");
  const day = byId<HTMLInputElement>("day").value;
  button.disabled = true;
  button.textContent = "朝のしごとをしています…";
  const done = await makeMorning(day, time).catch(() => false);
  button.disabled = false;
  button.textContent = "この日の朝にする";
  if (!done) toast("朝のしごとが途中で止まりました。端末の記録を見てください");
}

function showSend(send: Send): HTMLElement {
  const { text, bad } = stateOf(send);
  const head = make(
    "div",
    "head",
    `${send.day} ${send.time}`,
    make("span", "", VIA[send.via] ?? send.via),
    make("span", `state${bad ? " bad" : ""}`, text),
  );
  return make("li", "", head, make("div", "", send.summary));
}

function stateOf({ status, people }: Send): { text: string; bad: boolean } {
  if (status === null)
    return { text: people > 0 ? `${people} 人に届き、返事は消えた` : "返事なし", bad: true };
  if (status === 409) return { text: "受付済み", bad: false };
  if (status >= 500) return { text: `失敗 ${status}`, bad: true };
  if (status >= 400) return { text: `断られた ${status}`, bad: true };
  return { text: `${people} 人に届いた`, bad: false };
}

function showFault({ key, label, armed }: PhoneState["faults"][number]): HTMLElement {
  const box = make("input");
  box.type = "checkbox";
  box.checked = armed;
  box.addEventListener("change", () => void switchFault(key, box.checked));
  return make("label", "", box, label);
}
