// The form of 不在 before it is sent.
import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import type { AbsencesView } from "../../../worker/domain/deliveryViews.ts";
import type { AbsenceWish } from "../../calls/absences.ts";

/** What is chosen so far; empty texts are not chosen yet. */
export interface AbsenceForm {
  fromDay: CivilDate | "";
  untilDay: CivilDate | "";
  /** Empty for nobody. */
  deputyId: string;
}

/** From today, with the deputy of the last time. */
export function emptyForm({
  today,
  usualDeputyId,
}: Pick<AbsencesView, "today" | "usualDeputyId">): AbsenceForm {
  return { fromDay: today, untilDay: "", deputyId: usualDeputyId ?? "" };
}

/** The form as it is sent, or what has to be chosen first. */
export function wishOf(
  form: AbsenceForm,
): { kind: "wish"; wish: AbsenceWish } | { kind: "missing" | "reversed" } {
  const { fromDay, untilDay, deputyId } = form;
  if (!fromDay || !untilDay) return { kind: "missing" };
  if (untilDay < fromDay) return { kind: "reversed" };
  return { kind: "wish", wish: { fromDay, untilDay, deputyId: deputyId || null } };
}
