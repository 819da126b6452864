import type { ComponentChildren } from "preact";
import { Button } from "../../../components/Button.tsx";
import { Sheet } from "../../../components/sheet/Sheet.tsx";
import type { Result } from "../../../failure.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { useAct } from "./useAct.ts";

/** Asks once more before something that cannot be taken back. Stays open, with the reason, when it is refused. */
export function Confirm(props: {
  title: string;
  yes: string;
  busy: string;
  isGrave: boolean;
  act: () => Promise<Result<unknown>>;
  onDone: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { isBusy, problem, run } = useAct(props.onDone);
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <p>{props.children}</p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="pair">
        <Button look="outline" onPress={props.onClose}>
          {deliveriesWords.cancel}
        </Button>
        <Button look={props.isGrave ? "danger" : "primary"} busy={isBusy} onPress={() => run(props.act)}>
          {isBusy ? props.busy : props.yes}
        </Button>
      </div>
    </Sheet>
  );
}
