import type {
  BatchPage,
  DeliveriesView,
  DeliveryPlanView,
  PreviewView,
} from "../../worker/domain/deliveryViews.ts";
import type { CitySettings } from "../../worker/domain/settings.ts";
import { nested, type Routes } from "../api.ts";

/** 送信, for administrators. */
export function deliveryCalls({ routes, ask }: Routes) {
  const { deliveries, batches, quota, preview, settings } = routes.admin;
  const batch = batches[":batchId"];
  return {
    deliveries: () => nested<DeliveriesView>(ask(deliveries.$get())),
    plan: () => nested<DeliveryPlanView>(ask(deliveries.plan.$get())),
    batch: (batchId: string) => nested<BatchPage>(ask(batch.$get({ param: { batchId } }))),
    resend: (batchId: string) =>
      ask(batch.resend.$post({ param: { batchId }, json: { isConfirmed: true as const } })),
    settle: (batchId: string) => ask(batch.settle.$post({ param: { batchId } })),
    settleQuota: () => ask(quota.settle.$post()),
    preview: (query: { staffNumber: string; day?: string }) =>
      nested<PreviewView>(ask(preview.$get({ query }))),
    /** 一時停止, and its end. */
    pause: (isPaused: boolean) => {
      const value: CitySettings["sending"] = { isPaused };
      return ask(settings[":key"].$put({ param: { key: "sending" }, json: { value } }));
    },
  };
}
