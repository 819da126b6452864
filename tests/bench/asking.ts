import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Asked, Asking } from "./askingProcess.ts";

/** Somebody with a stopwatch before the Worker, and a counter between the Worker and its database. */
export interface Asker {
  /** The database's address for the Worker: what goes through it is counted. */
  databaseUrl: string;
  ask(asking: Asking): Promise<Asked>;
  stop(): void;
}

type Message = { url: string } | { asked: Asked } | { error: string };

/**
 * Starts both in a small process of its own. In the process that holds the stack a collection of the stack's own garbage
 * would stop the watch for 40 ms every twentieth call, and be taken for the Worker's time.
 */
export async function startAsker(target: string): Promise<Asker> {
  const child = fork(fileURLToPath(new URL("./askingProcess.ts", import.meta.url)), [target]);
  const ended = new Promise<never>((_, reject) => {
    child.once("exit", () => reject(new Error("the process that asks has ended")));
  });
  const next = () =>
    Promise.race([
      ended,
      new Promise<Message>((resolve) => child.once("message", (message: Message) => resolve(message))),
    ]);
  const started = await next();
  if (!("url" in started)) throw new Error("the process that asks did not start");
  return {
    databaseUrl: started.url,
    async ask(asking) {
      const answer = next();
      child.send(asking);
      const message = await answer;
      if (!("asked" in message)) throw new Error("error" in message ? message.error : "no answer");
      return message.asked;
    },
    stop() {
      child.removeAllListeners("exit");
      child.kill();
    },
  };
}
