import { useEffect, useRef } from "preact/hooks";
import type { ComparedPolicies, PointMarks, ServedPointPage } from "../../../worker/domain/policyViews.ts";
import { policyCalls } from "../../calls/policies.ts";
import { useApp } from "../../store/app.ts";

/**
 * Says that a point was opened, and that its end was on the screen once the element with this ref is seen. What cannot be
 * said now is said the next time the point is opened.
 */
export function useOpening({ point, marks }: ServedPointPage) {
  const { api, resources, queries } = useApp();
  const end = useRef<HTMLParagraphElement>(null);
  const { id } = point;

  async function say(isFinished: boolean) {
    const answer = await policyCalls(api).markOpened(id, isFinished);
    if (!answer.ok) return;
    const merged = (known: PointMarks | undefined): PointMarks => ({
      openedAt: answer.value.openedAt,
      finishedAt: answer.value.finishedAt ?? known?.finishedAt ?? null,
    });
    resources.patch<ServedPointPage>(queries.point(id).key, (view) => ({
      ...view,
      marks: merged(view.marks),
    }));
    resources.patch<ComparedPolicies>(queries.policies().key, (view) => ({
      ...view,
      marks: { ...view.marks, [id]: merged(view.marks[id]) },
    }));
  }

  useEffect(() => {
    if (marks.openedAt === null) void say(false);
  }, [id]);
  useEffect(() => {
    if (marks.finishedAt !== null || !end.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void say(true);
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [id]);
  return end;
}
