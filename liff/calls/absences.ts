import type { AbsencesView } from "../../worker/domain/deliveryViews.ts";
import { nested, type Routes } from "../api.ts";

export interface AbsenceWish {
  fromDay: string;
  untilDay: string;
  deputyId: string | null;
}

/** The person's own 不在; each call answers with what holds then. */
export function absenceCalls({ routes, ask }: Routes) {
  return {
    absences: () => nested<AbsencesView>(ask(routes.absences.$get())),
    record: (json: AbsenceWish) => nested<AbsencesView>(ask(routes.absences.$post({ json }))),
    end: (absenceId: string) =>
      nested<AbsencesView>(ask(routes.absences[":absenceId"].$delete({ param: { absenceId } }))),
  };
}
