import type { CallPreview } from "../../worker/domain/callViews.ts";
import { nested, type Routes } from "../api.ts";

/** 声をかける */
export function departmentCalls({ routes, ask }: Routes) {
  const { call } = routes.departments[":unitId"];
  return {
    preview: (unitId: string) => nested<CallPreview>(ask(call.$get({ param: { unitId } }))),
    call: (unitId: string, unitIds: string[]) => ask(call.$post({ param: { unitId }, json: { unitIds } })),
  };
}
