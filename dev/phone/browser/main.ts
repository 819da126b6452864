// The page of the sample phone: state from the server in, taps out.
import type { PhoneState } from "../state.ts";
import { performAction, report } from "./actions.ts";
import { fetchState, watchChanges } from "./api.ts";
import { closeDrawers, watchDrawers } from "./drawers.ts";
import { byId } from "./elements.ts";
import { showFriendship } from "./friendship.ts";
import { showGuide } from "./guide.ts";
import { showMembers } from "./members.ts";
import { showPanel, watchPanel } from "./panel.ts";
import { showPaper } from "./paper.ts";
import { setRichMenuOpen, showRichMenu, watchRichMenuToggle } from "./richMenu.ts";
import { watchSheet } from "./sheet.ts";
import { showTalk } from "./talk.ts";
import { watchTheme } from "./theme.ts";

let state: PhoneState | null = null;
let userId = new URLSearchParams(location.search).get("user");

async function refresh(): Promise<void> {
  const asked = userId;
  const next = await fetchState(asked);
  if (asked !== userId) return;
  if (asked === null && next.firstHolder !== null) return choose(next.firstHolder);
  state = next;
  show(next);
}

function show(next: PhoneState): void {
  byId("bot-name").textContent = next.botName;
  byId("clock").textContent = next.time;
  byId("open-app").dataset.action = JSON.stringify({
    type: "uri",
    uri: `https://liff.line.me/${next.liffId}/`,
  });
  showMembers(next, choose);
  showPanel(next);
  showGuide(next, choose);
  if (next.talk === null) return;
  // What stands below the talk comes first: it takes the height in which the newest message must be in sight.
  redrawRichMenu();
  showFriendship(next.talk, next.botName, (kind) => report(next.talk?.userId ?? "", { kind }));
  const { userId: holder } = next.talk;
  const isLinked = next.members.some((member) => member.userId === holder && member.linked);
  showPaper(holder, next.talk.friend && !isLinked);
  showTalk(next.talk, next.botName);
}

/** Only friends see a menu here: the talk of anybody else begins with the button that makes them one. */
function redrawRichMenu(): void {
  const talk = state?.talk;
  if (talk) showRichMenu(talk.friend ? talk.richMenu : null);
}

function choose(chosen: string): void {
  userId = chosen;
  const address = new URL(location.href);
  address.searchParams.set("user", chosen);
  history.replaceState(null, "", address);
  closeDrawers();
  setRichMenuOpen(true);
  void refresh();
}

function tap(target: EventTarget | null): void {
  const element = (target as Element | null)?.closest<HTMLElement>("[data-action]");
  if (element?.dataset.action === undefined || state === null || userId === null) return;
  const { liffId, liffUrl } = state;
  const action = JSON.parse(element.dataset.action);
  if (action.inputOption === "closeRichMenu") {
    setRichMenuOpen(false);
    redrawRichMenu();
  }
  element.classList.add("waiting");
  void performAction(action, { userId, liffId, liffUrl }).finally(() => element.classList.remove("waiting"));
}

byId("phone").addEventListener("click", ({ target }) => tap(target));
byId("phone").addEventListener("keydown", (event) => {
  const isPress = event.key === "Enter" || event.key === " ";
  if (!isPress || !(event.target as Element).matches("[data-action]")) return;
  event.preventDefault();
  tap(event.target);
});
byId("typing").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = byId<HTMLInputElement>("text");
  const text = input.value.trim();
  input.value = "";
  if (text !== "" && userId !== null) void report(userId, { kind: "text", text });
});
byId("search").addEventListener("input", () => state !== null && showMembers(state, choose));

watchDrawers();
watchTheme();
watchPanel();
watchSheet(refresh);
watchRichMenuToggle(redrawRichMenu);
watchChanges(refresh);
