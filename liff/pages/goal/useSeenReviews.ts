import { useEffect } from "preact/hooks";
import type { GoalPage } from "../../../worker/domain/views.ts";
import { reviewCalls } from "../../calls/reviews.ts";
import { useApp } from "../../store/app.ts";

/** Tells the server that the unit has seen what was said of its reports; once, and only where there is something new. */
export function useSeenReviews(page: GoalPage): void {
  const { api, resources } = useApp();
  const isNews =
    page.canReport && Object.values(page.reviews).some((reviews) => reviews.some(({ isSeen }) => !isSeen));
  useEffect(() => {
    if (!isNews) return;
    void reviewCalls(api)
      .markSeen(page.unit.id, page.goal.id)
      .then((answer) => answer.ok && resources.age());
  }, [isNews, page.unit.id, page.goal.id]);
}
