import type { PhoneState } from "../state.ts";
import { byId, make } from "./elements.ts";

type Member = PhoneState["members"][number];

/** Lists the members of staff by unit; a tap hands the phone over. */
export function showMembers(state: PhoneState, choose: (userId: string) => void): void {
  const wanted = byId<HTMLInputElement>("search").value.trim();
  const shown = state.members.filter(({ name, unit, title }) => `${name}${unit}${title}`.includes(wanted));
  const list = byId("member-list");
  const units = Map.groupBy(shown, ({ unit }) => unit);
  list.replaceChildren(
    ...[...units].flatMap(([unit, members]) => [
      make("h3", "unit", unit),
      ...members.map((member) => showMember(member, state.talk?.userId === member.userId, choose)),
    ]),
  );
  if (shown.length === 0) list.appendChild(make("p", "unit", "あてはまる人がいません。"));
}

function showMember(member: Member, isHolder: boolean, choose: (userId: string) => void): HTMLElement {
  const marks = make("span", "marks");
  if (member.unread > 0) marks.appendChild(make("span", "unread", String(member.unread)));
  marks.appendChild(member.linked ? make("span", "linked", "連携済み") : make("span", "unlinked", "未連携"));
  const button = make(
    "button",
    "member",
    make("span", "", member.name),
    make("span", "title", member.title),
    marks,
  );
  button.type = "button";
  button.setAttribute("aria-current", String(isHolder));
  button.addEventListener("click", () => choose(member.userId));
  return button;
}
