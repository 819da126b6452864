import type { Context } from "../../context.ts";
import type { Config } from "../../env.ts";

/** What answering needs besides the event. */
export interface ChatServices {
  context: Context;
  config: Config;
}
