import type { MorningSheet } from "../../worker/domain/deadlines/morningViews.ts";
import type {
  DeadlineForm,
  DeadlineInput,
  DeadlinePage,
  HandInOutcome,
  OwnDeadlines,
} from "../../worker/domain/deadlines/views.ts";
import { nested, type Routes } from "../api.ts";

export type HandedIn = Extract<HandInOutcome, { kind: "handedIn" }>;

/** 期限: one's own, those one asks for, and the morning sheet that shows them. */
export function deadlineCalls({ routes, ask }: Routes) {
  const one = routes.deadlines[":deadlineId"];
  const handIns = one["hand-ins"][":subjectId"];
  return {
    own: () => nested<OwnDeadlines>(ask(routes.deadlines.$get())),
    page: (deadlineId: string) => nested<DeadlinePage>(ask(one.$get({ param: { deadlineId } }))),
    form: (id: string | undefined) =>
      nested<DeadlineForm>(ask(routes["deadline-form"].$get({ query: id ? { id } : {} }))),
    create: (submissionKey: string, input: DeadlineInput) =>
      ask(routes.deadlines.$post({ json: { submissionKey, ...input } })),
    change: (deadlineId: string, json: DeadlineInput) => ask(one.$put({ param: { deadlineId }, json })),
    withdraw: (deadlineId: string) => ask(one.$delete({ param: { deadlineId } })),
    handIn: (deadlineId: string, subjectId: string, paper: string) =>
      nested<HandedIn>(ask(handIns.$put({ param: { deadlineId, subjectId }, json: { paper } }))),
    takeBack: (deadlineId: string, subjectId: string) =>
      ask(handIns.$delete({ param: { deadlineId, subjectId } })),
    morning: (unitId: string) =>
      nested<MorningSheet>(ask(routes.units[":unitId"].morning.$get({ param: { unitId } }))),
  };
}
