import type { HeldTalk, TalkStage } from "../../worker/domain/talk.ts";
import type { TalkPage } from "../../worker/domain/talkViews.ts";
import { nested, type Routes } from "../api.ts";

/** 面談資料, and the days of the talks. */
export function talkCalls({ routes, ask }: Routes) {
  const department = routes.departments[":unitId"];
  return {
    /** The stage that the calendar suggests where none is named. */
    page: (unitId: string, stage: TalkStage | undefined) =>
      nested<TalkPage>(ask(department.talk.$get({ param: { unitId }, query: stage ? { stage } : {} }))),
    record: (unitId: string, json: HeldTalk) => ask(department.talks.$post({ param: { unitId }, json })),
    remove: (unitId: string, { stage, fiscalYear }: Pick<HeldTalk, "stage" | "fiscalYear">) =>
      ask(department.talks.$delete({ param: { unitId }, query: { stage, year: String(fiscalYear) } })),
  };
}
