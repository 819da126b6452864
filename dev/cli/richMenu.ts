import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../../worker/context.ts";
import { createRichMenuClient } from "../../worker/line/richMenus/client.ts";
import { planMenus, publishMenus } from "../../worker/line/richMenus/publishMenus.ts";
import { readPictures } from "../richMenus/pictures.ts";
import type { WorkerVariables } from "../stack/variables.ts";
import { CommandRefusal, say } from "./say.ts";
import { wordMenuFailure, wordMenuPlan, wordMenus } from "./wordRichMenu.ts";

const LINE = "https://api.line.me";
const PAUSE_MS = 2_000;

/** `npm run admin -- richmenu [--dry-run]` with the variables that the Worker has. */
export async function richMenuCommand(
  context: Context,
  { variables, isDryRun }: { variables: WorkerVariables; isDryRun: boolean },
): Promise<void> {
  const { LIFF_ID: liffId, LINE_CHANNEL_ID: channelId, LINE_CHANNEL_SECRET: channelSecret } = variables;
  if (!liffId || !channelId || !channelSecret) {
    throw new CommandRefusal(
      "LIFF_ID、LINE_CHANNEL_ID、LINE_CHANNEL_SECRET に、Worker に置いたものと同じ値を入れてください。",
    );
  }
  const client = createRichMenuClient({
    apiBaseUrl: variables.LINE_API_BASE_URL || LINE,
    channelId,
    channelSecret,
    accessToken: variables.LINE_CHANNEL_ACCESS_TOKEN,
  });
  const parts = { client, liffId, pictures: readPictures(), pause: () => sleep(PAUSE_MS) };
  const outcome = isDryRun ? await planMenus(context, parts) : await publishMenus(context, parts);
  switch (outcome.kind) {
    case "failed":
      throw new CommandRefusal(wordMenuFailure(outcome));
    case "planned":
      for (const line of wordMenuPlan(outcome)) say(line);
      return;
    case "published":
      for (const line of wordMenus(outcome)) say(line);
  }
}
