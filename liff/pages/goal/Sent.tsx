import { useEffect, useRef } from "preact/hooks";
import type { GoalPage } from "../../../worker/domain/views.ts";
import { Button, ButtonLink } from "../../components/Button.tsx";
import { DoneArt } from "../../components/DoneArt.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { Elsewhere } from "./Elsewhere.tsx";

/** After the last goal: that all of them arrived, and what is left elsewhere. */
export function Sent({ page, onEdit }: { page: GoalPage; onEdit: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="notice sent">
      <DoneArt />
      <h2 ref={heading} tabIndex={-1} class="notice-title">
        {reportWords.sent.title}
      </h2>
      <p class="notice-text">{reportWords.sent.allDone(page.unit.name, page.place.total)}</p>
      <Elsewhere unitId={page.unit.id} />
      <div class="notice-actions">
        <ButtonLink href="/" wide>
          {words.openHome}
        </ButtonLink>
        <Button look="quiet" onPress={onEdit}>
          {reportWords.edit}
        </Button>
      </div>
    </div>
  );
}
