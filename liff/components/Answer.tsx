import type { ComponentChildren } from "preact";
import { useApp } from "../store/app.ts";
import type { Loaded } from "../store/resources.ts";
import { ErrorState } from "./ErrorState.tsx";
import { Skeleton } from "./Skeleton.tsx";

/** The three states of whatever comes from the server: loading, failed, here. */
export function Answer<T>(props: {
  answer: { state: Loaded<T>; retry: () => void };
  bones?: number[];
  children: (value: T) => ComponentChildren;
}) {
  const { session } = useApp();
  const { state, retry } = props.answer;
  switch (state.phase) {
    case "loading":
      return <Skeleton {...(props.bones ? { rows: props.bones } : {})} />;
    case "failed":
      return (
        <ErrorState
          failure={state.failure}
          onRetry={state.failure.kind === "signedOut" ? () => session.loginAgain() : retry}
        />
      );
    case "ready":
      return <>{props.children(state.value)}</>;
  }
}
