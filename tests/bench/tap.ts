// From the tap on a card to the bot's reply, by the simulator's clock.
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { build } from "../../dev/stack/build.ts";
import { startStack, until } from "../e2e/support/stack.ts";

const TAPS = 100;
const WHO = "10021";

/** Prints one line: `name taps medianMs p95Ms maxMs`. */
export async function run(): Promise<void> {
  await build("production");
  const stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  const userId = sampleLineUserId(WHO);
  stack.line.addUser({ userId, name: "職員", friend: true });
  const point = await stack.context.db.query.points.findFirst();
  for (let n = 1; n <= TAPS; n += 1) {
    await stack.line.postback(userId, `read:${point?.id}`);
    await until("the reply to a tap", () => stack.line.tapLatencies.length >= n);
  }
  const sorted = stack.line.tapLatencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  console.log(
    JSON.stringify({ name: "tap", taps: TAPS, medianMs: at(0.5), p95Ms: at(0.95), maxMs: sorted.at(-1) }),
  );
  await stack.stop();
}
