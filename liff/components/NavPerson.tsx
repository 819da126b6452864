import { LogOut } from "lucide";
import { useLocation } from "preact-iso/router";
import { useApp, useMe } from "../store/app.ts";
import { countTyped } from "../store/typed.ts";
import { words } from "../text/index.ts";
import { Icon } from "./Icon.tsx";

/** Who is signed in, at the foot of a wide screen's column, and the way out: such a screen may stand on a shared desk. */
export default function NavPerson() {
  const { session } = useApp();
  const { name, staffNumber } = useMe();
  const { route } = useLocation();

  async function logOut() {
    const isAsked = countTyped(staffNumber) > 0;
    if (isAsked || !(await session.logOut())) route("/settings?logout");
  }

  return (
    <div class="nav-person">
      <p class="nav-name">{name}</p>
      <button type="button" class="nav-link" onClick={logOut}>
        <Icon of={LogOut} />
        <span>{words.nav.logOut}</span>
      </button>
    </div>
  );
}
