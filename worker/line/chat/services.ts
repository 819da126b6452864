import type { Context } from "../../context.ts";
import type { Config } from "../../env.ts";

/** What answering needs besides the event. */
export interface ChatServices {
  context: Context;
  config: Config;
}

/** The same with the person who wrote or tapped as the one who acts. */
export function actingAs(services: ChatServices, staffId: string): ChatServices {
  return { ...services, context: { ...services.context, actor: { kind: "staff", staffId } } };
}
