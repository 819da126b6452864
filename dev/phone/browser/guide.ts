import type { PhoneState } from "../state.ts";
import { tellStory } from "./api.ts";
import { byId, make, toast } from "./elements.ts";

const CLOSED_KEY = "guideClosed";
let isTelling = false;

/** Offers the stories: beside the phone, and on a small screen in it, until somebody closes that. */
export function showGuide({ stories }: PhoneState, choose: (userId: string) => void): void {
  if (isTelling) return;
  byId("stories").replaceChildren(...storyButtons(stories, choose));
  const guide = byId("guide");
  guide.hidden = stories.length === 0 || sessionStorage.getItem(CLOSED_KEY) !== null;
  if (guide.hidden || guide.childElementCount > 0) return;
  const close = make("button", "close-guide", "×");
  close.type = "button";
  close.setAttribute("aria-label", "案内を閉じる");
  close.addEventListener("click", () => {
    sessionStorage.setItem(CLOSED_KEY, "1");
    guide.hidden = true;
  });
  const chosen = (userId: string) => {
    guide.hidden = true;
    choose(userId);
  };
  guide.replaceChildren(
    make("p", "", "話を選ぶと、その日のその人の電話になります。届いたカードを押してください。"),
    close,
    make("div", "suggestions", ...storyButtons(stories, chosen)),
  );
}

function storyButtons(stories: PhoneState["stories"], choose: (userId: string) => void): HTMLElement[] {
  return stories.map(({ key, label }) => {
    const button = make("button", "", label);
    button.type = "button";
    button.addEventListener("click", () => void tell(key, button, choose));
    return button;
  });
}

async function tell(key: string, button: HTMLButtonElement, choose: (userId: string) => void): Promise<void> {
  if (isTelling) return;
  isTelling = true;
  button.classList.add("waiting");
  const told = await tellStory(key).catch(() => null);
  isTelling = false;
  button.classList.remove("waiting");
  if (told) choose(told.userId);
  else toast("この話は途中で止まりました。端末の記録を見てください");
}
