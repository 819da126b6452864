import { causeOf } from "../cli/causeOf.ts";
import { BuildFailure } from "./build.ts";
import { QueuesUnreadable } from "./queuesFile.ts";
import { StartRefusal } from "./startSettings.ts";
import { type CalledDatabase, wordDatabaseTrouble } from "./wordDatabaseTrouble.ts";
import { wordFileTrouble } from "./wordFileTrouble.ts";

const SAYS_IT_ITSELF = [StartRefusal, BuildFailure, QueuesUnreadable];

/** Why the city does not start or cannot go on, for whoever started it; a defect by its codes alone. */
export function wordStartFailure(error: unknown, database: CalledDatabase): string {
  if (SAYS_IT_ITSELF.some((kind) => error instanceof kind)) return (error as Error).message;
  return (
    wordDatabaseTrouble(error, database) ??
    wordFileTrouble(error) ??
    `思いがけない誤りのため、終わります（${causeOf(error)}）。DEBUG=1 を付けて始めると、くわしい内容が出ます。`
  );
}
