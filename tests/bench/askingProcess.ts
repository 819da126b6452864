// Asks and counts in a process of its own: see asking.ts.
import { startCountingProxy } from "./countingProxy.ts";

/** What to ask, again and again. */
export interface Asking {
  url: string;
  cookie: string;
  warmUps: number;
  calls: number;
}

/** What came of it: ms of each call, the most round trips of one, the last body. */
export interface Asked {
  times: number[];
  roundTrips: number;
  body: string;
}

const [target = ""] = process.argv.slice(2);
const proxy = await startCountingProxy(target);
process.on("message", (asking: Asking) => {
  ask(asking).then(
    (asked) => process.send?.({ asked }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
process.send?.({ url: proxy.url });

async function ask({ url, cookie, warmUps, calls }: Asking): Promise<Asked> {
  const times: number[] = [];
  let [roundTrips, body] = [0, ""];
  for (let turn = 0; turn < warmUps + calls; turn += 1) {
    const { requests } = await proxy.during(async () => {
      const from = performance.now();
      const answer = await fetch(url, { headers: { cookie, "accept-encoding": "identity" } });
      body = await answer.text();
      if (!answer.ok) throw new Error(`${url} answered with ${answer.status}`);
      if (turn >= warmUps) times.push(performance.now() - from);
    });
    roundTrips = Math.max(roundTrips, requests);
  }
  return { times, roundTrips, body };
}
