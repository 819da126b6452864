import type { Talk } from "../state.ts";
import { byId, make } from "./elements.ts";

/** Offers to add the bot as a friend, or to unblock it; hidden for a friend. */
export function showFriendship(
  talk: Talk,
  botName: string,
  change: (kind: "follow" | "block") => Promise<void>,
): void {
  byId("typing").hidden = !talk.friend;
  byId("block").hidden = !talk.friend;
  byId("block").onclick = () => void change("block");
  const place = byId("friendship");
  if (talk.friend) {
    place.replaceChildren();
    return;
  }
  const words = talk.blocked ? `${botName}をブロックしています。` : `${botName}はまだ友だちではありません。`;
  const button = make("button", "", talk.blocked ? "ブロックを解除" : "友だちに追加");
  button.type = "button";
  button.addEventListener("click", () => void change("follow"));
  place.replaceChildren(make("div", "friendship", make("p", "", words), button));
}
