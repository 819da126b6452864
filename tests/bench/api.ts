// What a screen waits for: its one call, asked of a department of 200 goals × 30 sections × 12 quarters.
import { API_SCREENS } from "./apiScreens.ts";
import { inAskedCity } from "./askedCity.ts";
import { seedLargeDepartment } from "./largeDepartment.ts";
import { percentile } from "./percentile.ts";

/**
 * Prints a line per screen and role: `name screen p50Ms p95Ms roundTrips bytes`, the screen as `home:chief`. Round trips are the most that a call
 * needed, the session's read among them; bytes are those of the body before compression.
 */
export async function run(): Promise<void> {
  const only = process.argv[3];
  const screens = API_SCREENS.filter(({ name }) => !only || only.split(",").includes(name));
  await inAskedCity(
    (db) => seedLargeDepartment(db, Date.now()),
    async (seeded, ask) => {
      for (const { name, path, roles } of screens) {
        for (const role of roles) {
          const { times, roundTrips, body } = await ask(path(seeded), seeded.tokens[role]);
          const [p50Ms, p95Ms] = [percentile(times, 0.5), percentile(times, 0.95)];
          const bytes = Buffer.byteLength(body);
          console.log(
            JSON.stringify({ name: "api", screen: `${name}:${role}`, p50Ms, p95Ms, roundTrips, bytes }),
          );
        }
      }
    },
  );
}
