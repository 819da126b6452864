import { ButtonLink } from "../../components/Button.tsx";
import { promiseWords } from "../../text/pages/promise.ts";
import { Promised } from "./Promised.tsx";

const words = promiseWords.alone;

/** The ways to be left alone, the gentlest first. */
export function AlonePromise({ most }: { most: number }) {
  return (
    <Promised title={words.title}>
      <dl class="promise-ways">
        <dt>{words.later}</dt>
        <dd>{words.laterText(most)}</dd>
        <dt>{words.absent}</dt>
        <dd>{words.absentText}</dd>
        <dt>{words.unlink}</dt>
        <dd>{words.unlinkText}</dd>
        <dt>{words.block}</dt>
        <dd>{words.blockText}</dd>
      </dl>
      <ButtonLink href="/settings#absence" look="outline" wide>
        {words.absentAction}
      </ButtonLink>
    </Promised>
  );
}
