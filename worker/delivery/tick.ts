import { composeContext, composeLine, composeRichMenus } from "../context.ts";
import type { Bindings, Config } from "../env.ts";
import { askQuota } from "../line/askQuota.ts";
import { bringMenusInLine } from "../line/richMenus/bringMenusInLine.ts";
import { log } from "../log.ts";
import { beat } from "../store/beat.ts";
import { enqueue } from "./enqueue.ts";
import { runTick } from "./runTick.ts";

/** The scheduled run. Its own time is the city's now, so that whoever runs the tick chooses the day. */
export async function tick(bindings: Bindings, config: Config, scheduledTime: number): Promise<void> {
  const started = Date.now();
  const context = composeContext(config, scheduledTime, { kind: "system" });
  const { hasMenus, ...summary } = await runTick(context, {
    cards: { liffId: config.LIFF_ID, content: config.LINE_CONTENT },
    enqueue: (messages) => enqueue(bindings, messages),
    newRetryKey: () => crypto.randomUUID(),
    askQuota: () => askQuota(composeLine(config)),
    wallNow: started,
  });
  // After the messages: a menu that is a tick late costs nobody anything.
  if (hasMenus && !(await bringMenusInLine(context, composeRichMenus(config)))) {
    summary.failed.push("richMenus");
  }
  log({ kind: "tick", at: scheduledTime, ...summary, ms: Date.now() - started });
  // The platform shows a failed run to whoever looks after it.
  if (summary.failed.length > 0) throw new Error(`failed: ${summary.failed.join(", ")}`);
  await beat(context.db, "tick", started);
}
