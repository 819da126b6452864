// The real processes are killed at random moments of a morning, of a burst of taps and of bindings; what LINE and the
// database hold afterwards is compared with what nobody would have disturbed.
import { build } from "../../dev/stack/build.ts";
import { bindings } from "./kills/bindings.ts";
import { randomMoments } from "./kills/moments.ts";
import { mornings } from "./kills/mornings.ts";
import { taps } from "./kills/taps.ts";
import { startTown } from "./kills/town.ts";

/** How often each phase is disturbed: 50 kills together; in the smoke size each once. */
const KILLS = { mornings: 20, taps: 15, bindings: 15 };

/**
 * `npm run bench -- kills [seed]`: prints one line per phase:
 * `name phase seed kills expected lost doubled recoveryMs`. Fails when anything is lost or doubled.
 */
export async function run(): Promise<void> {
  const args = process.argv.slice(3);
  const isSmoke = args.includes("--smoke");
  const seed = Number(args.find((arg) => /^\d+$/.test(arg)) ?? (isSmoke ? 1 : Date.now() % 1_000_000));
  await build("production");
  const town = await startTown();
  let failures = 0;
  try {
    for (const [phase, disturb] of Object.entries({ mornings, taps, bindings })) {
      const kills = isSmoke ? 1 : KILLS[phase as keyof typeof KILLS];
      const figures = await disturb(town, randomMoments(seed, kills));
      failures += figures.lost + figures.doubled;
      console.log(JSON.stringify({ name: "kills", phase, seed, kills, ...figures }));
    }
  } finally {
    await town.stop();
  }
  if (failures > 0) throw new Error(`${failures} messages or records were lost or doubled.`);
}
