import { markBlocked } from "../../people/lineAccount.ts";
import type { LineEventOf } from "../events.ts";
import type { ChatServices } from "./services.ts";

/** The person blocked the account: nothing is sent to them until they come back, and there is nobody to reply to. */
export async function noteUnfollow({ context }: ChatServices, event: LineEventOf<"unfollow">): Promise<null> {
  await markBlocked(context, event.source.userId, event.timestamp);
  return null;
}
