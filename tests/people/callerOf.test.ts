// Rights last as long as the post: its last day included, the next one not.
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "../../db/schema/index.ts";
import { callerOfStaff } from "../../worker/people/callerOf.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

test("a post holds on its first and on its last day, and on no other beside them", async () => {
  const city = await testDatabase();
  await buildCity(city.db);
  const staffId = CITY.staff.residentsMember;
  await city.db
    .update(posts)
    .set({ validFrom: "2026-10-05", validTo: "2026-10-09" })
    .where(eq(posts.staffId, staffId));
  const postsOn = async (day: string) => {
    const context = testContext(city.db, { now: Date.parse(`${day}T12:00:00+09:00`) });
    return (await callerOfStaff(context, staffId, undefined))?.caller.posts.length ?? 0;
  };
  expect(await postsOn("2026-10-04")).toBe(0);
  expect(await postsOn("2026-10-05")).toBe(1);
  expect(await postsOn("2026-10-09")).toBe(1);
  expect(await postsOn("2026-10-10")).toBe(0);
  city.close();
});
