import type { Failure } from "../failure.ts";
import { words } from "../text/index.ts";
import { Button, ButtonLink } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** Why a page has nothing to show, and what the person can do about it. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const kind = failure.kind === "conflict" || failure.kind === "invalid" ? "server" : failure.kind;
  const { title, text } = words.errors[kind];
  const isFinal = kind === "forbidden" || kind === "notFound";
  return (
    <Notice title={title} text={text} live>
      {isFinal ? (
        <ButtonLink href="/" look="outline">
          {words.openHome}
        </ButtonLink>
      ) : (
        <Button look="outline" onPress={onRetry}>
          {words.errors.retry}
        </Button>
      )}
    </Notice>
  );
}
