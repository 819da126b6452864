import type { ReviewView } from "../../../worker/domain/reviewViews.ts";
import { words } from "../../text/index.ts";
import { reviewWords } from "../../text/pages/review.ts";
import "../../styles/review.css";

/** What superiors said of a report, the newest first. */
export function ReviewList({ reviews, mayAnswer }: { reviews: readonly ReviewView[]; mayAnswer: boolean }) {
  const [newest] = reviews;
  if (!newest) return null;
  return (
    <ul class="review-list">
      {reviews.map((review) => (
        <li key={review.id}>
          <p class="review-head">
            <span class={`tag review-${review.mark}`}>{reviewWords.tags[review.mark]}</span>
            <span class="row-meta">
              <span>{reviewWords.who(review.reviewerTitle, review.reviewerName)}</span>
              <span>{words.instant(review.reviewedAt)}</span>
            </span>
          </p>
          {review.word && (
            <p class="as-written" lang="ja">
              {review.word}
            </p>
          )}
        </li>
      ))}
      {mayAnswer && newest.mark === "question" && <li class="hint">{reviewWords.howToAnswer}</li>}
    </ul>
  );
}
