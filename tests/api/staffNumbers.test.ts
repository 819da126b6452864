// A staff number is one half of what binds a LINE account: colleagues see one another's names, and nobody's number. Walks
// everything that can be read, as everybody who has no numbers to look after.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { statedRoutes } from "../../worker/api/app.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { residentsMember, residentsChief, doubleMember, civicDirector } = CITY.staff;

let under: ApiUnderTest;
beforeAll(async () => {
  under = await startApi();
  // Numbers that are like nothing else in an answer.
  for (const [index, staffId] of Object.values(CITY.staff).entries()) {
    await under.db
      .update(staff)
      .set({ staffNumber: `番号${index}` })
      .where(eq(staff.id, staffId));
  }
}, 30_000);
afterAll(() => under.close());

const READABLE = statedRoutes().filter(({ method, rule }) => method === "GET" && rule !== "anyone");

test.each([residentsMember, residentsChief, doubleMember, civicDirector])(
  "%s reads nobody else's number anywhere",
  async (staffId) => {
    const [self] = await under.db.select().from(staff).where(eq(staff.id, staffId));
    const cookie = await under.signIn(self?.lineUserId ?? "");
    let read = 0;
    for (const { path } of READABLE) {
      for (const unitId of [CITY.units.residents, CITY.units.civic]) {
        const concrete = path
          .replace(":unitId", unitId)
          .replace(":goalId", CITY.goals.g1)
          .replace(":pointId", CITY.points.first);
        const answer = await under.request("GET", concrete, { cookie });
        if (answer.status === 200) read += 1;
        const numbers = [...new Set((await answer.text()).match(/番号\d+/g) ?? [])];
        expect({ path: concrete, numbers: numbers.filter((each) => each !== self?.staffNumber) }).toEqual({
          path: concrete,
          numbers: [],
        });
      }
    }
    expect(read).toBeGreaterThan(15);
  },
  60_000,
);
