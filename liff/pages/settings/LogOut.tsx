import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../components/Button.tsx";
import { useApp, useMe } from "../../store/app.ts";
import { isInsideLine } from "../../store/loginBeside.ts";
import { countTyped } from "../../store/typed.ts";
import { settingsWords as words } from "../../text/pages/settings.ts";

/** ログアウト. Asks first where something typed would go with it. */
export function LogOut() {
  const { session } = useApp();
  const { staffNumber } = useMe();
  const { query, route } = useLocation();
  const place = useRef<HTMLDivElement>(null);
  const phase = useSignal<"closed" | "asking" | "busy" | "failed">("closed");
  const typed = countTyped(staffNumber);

  // The bar at the side leads here where it may not, or could not, log out by itself.
  useEffect(() => {
    if (!("logout" in query)) return;
    phase.value = typed > 0 ? "asking" : "failed";
    route("/settings", true);
    // After the heading has taken the focus of a page that was just opened.
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  }, [query]);

  async function logOut() {
    phase.value = "busy";
    if (!(await session.logOut())) phase.value = "failed";
  }

  if (typed > 0 && phase.value !== "closed") {
    return (
      <div ref={place} role="alert" class="ask">
        <p class="card-title">{words.typed(typed)}</p>
        <p class="card-text">{phase.value === "failed" ? words.logOutFailed : words.typedText}</p>
        <div class="pair">
          <Button
            look="outline"
            onPress={() => {
              phase.value = "closed";
            }}
          >
            {words.cancel}
          </Button>
          <Button look="danger" busy={phase.value === "busy"} onPress={logOut}>
            {phase.value === "busy" ? words.loggingOut : words.logOutYes}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div ref={place} class="log-out">
      <Button
        look="outline"
        wide
        busy={phase.value === "busy"}
        onPress={() => {
          if (typed > 0) phase.value = "asking";
          else void logOut();
        }}
      >
        {phase.value === "busy" ? words.loggingOut : words.logOut}
      </Button>
      {phase.value === "failed" && (
        <p class="problem" role="alert">
          {words.logOutFailed}
        </p>
      )}
      {isInsideLine() && <p class="hint">{words.insideLine}</p>}
    </div>
  );
}
