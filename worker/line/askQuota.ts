import type { QuotaState } from "../domain/outcome.ts";
import type { LineClient } from "./client.ts";

/** The month's quota and how much of it is used; null when LINE gives no answer to one of the two. */
export async function askQuota(line: Pick<LineClient, "quota" | "consumption">): Promise<QuotaState> {
  const [quota, consumption] = await Promise.all([line.quota(), line.consumption()]);
  if (quota.kind === "unknown" || consumption.kind === "unknown") return null;
  return { limit: quota.limit, used: consumption.used };
}
