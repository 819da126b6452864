import { Button } from "../../../components/Button.tsx";
import type { useSending } from "../useSending.ts";

/** The end of a form: why it was not stored, the act, and the way out. */
export function FormFoot(props: {
  sending: ReturnType<typeof useSending>;
  send: string;
  close: string;
  onClose: () => void;
}) {
  const { busy, problem } = props.sending;
  return (
    <>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value.text}
        </p>
      )}
      <Button wide submit busy={busy.value}>
        {props.send}
      </Button>
      <Button look="quiet" wide onPress={props.onClose}>
        {props.close}
      </Button>
    </>
  );
}
