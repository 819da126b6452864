import type { PromiseView } from "../../worker/domain/deliveryViews.ts";
import { nested, type Routes } from "../api.ts";

/** 声かけの約束. */
export function promiseCalls({ routes, ask }: Routes) {
  return { promise: () => nested<PromiseView>(ask(routes.promise.$get())) };
}
