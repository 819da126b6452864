import { useSignal } from "@preact/signals";
import type { ReviewMark } from "../../../worker/domain/review.ts";
import type { ReviewsView } from "../../../worker/domain/reviewViews.ts";
import { reviewCalls } from "../../calls/reviews.ts";
import { Answer } from "../../components/Answer.tsx";
import { Button, ButtonLink } from "../../components/Button.tsx";
import { DoneArt } from "../../components/DoneArt.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { words } from "../../text/index.ts";
import { reviewWords } from "../../text/pages/review.ts";
import { UnitReviews } from "./UnitReviews.tsx";
import "../../styles/review.css";

/** 報告を確認: the new reports of the units below, each one tap away from being answered. */
export default function ReviewPage() {
  const { api } = useApp();
  const answer = useQuery({ key: "reviews", load: reviewCalls(api).reviews });
  return (
    <Page title={reviewWords.title} back="/">
      <Answer answer={answer} bones={[3, 18, 18]}>
        {(view) => <Reviews view={view} onMore={answer.retry} />}
      </Answer>
    </Page>
  );
}

function Reviews({ view, onMore }: { view: ReviewsView; onMore: () => void }) {
  const { resources } = useApp();
  // What was said stays on the screen in short, whatever the server lists by now.
  const said = useSignal<Record<string, ReviewMark>>({});
  const shown = view.units.flatMap(({ reports }) => reports);
  const left = shown.filter(({ id }) => !said.value[id]).length;
  const more = view.total - shown.length;

  function onSaid(reportIds: readonly string[], mark: ReviewMark) {
    said.value = { ...said.value, ...Object.fromEntries(reportIds.map((id) => [id, mark])) };
    resources.age();
  }

  return (
    <>
      {left === 0 && more > 0 ? (
        <Button wide onPress={onMore}>
          {reviewWords.more(more)}
        </Button>
      ) : left === 0 ? (
        <Notice art={<DoneArt />} title={reviewWords.allDone} text={reviewWords.allDoneText} live>
          <ButtonLink href="/" wide>
            {words.openHome}
          </ButtonLink>
        </Notice>
      ) : (
        <p class="review-lead">{reviewWords.lead}</p>
      )}
      {view.units.map((own) => (
        <UnitReviews key={own.unit.id} own={own} grades={view.grades} said={said.value} onSaid={onSaid} />
      ))}
    </>
  );
}
