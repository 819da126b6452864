// Two planners whose plans overlap in part: what the slower one has left is stored whole, and no more.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deliveries, nudges } from "../../db/schema/index.ts";
import { storeBatches } from "../../worker/delivery/storeBatches.ts";
import type { DigestGroup } from "../../worker/domain/batch.ts";
import type { Digest } from "../../worker/domain/digest.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const { civicDirector, communityChief, residentsChief, residentsMember } = CITY.staff;
let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => scene.close());

/** People who are told of one duty. */
function group(key: string, staffIds: string[], occasion: Digest["occasion"] = "daily"): DigestGroup {
  const digests = staffIds.map((staffId) => {
    const nudge = { duty: { key }, staffId, rung: "day" };
    return {
      key,
      staffId,
      occasion,
      quotaClass: "deadlines",
      items: [{ kind: "review", reports: 1 }],
      nudges: [nudge],
    } as unknown as Digest;
  });
  return { key, calendarUnitId: null, digests: digests as [Digest, ...Digest[]] };
}

async function store(...groups: DigestGroup[]): Promise<string[]> {
  const options = {
    cards: { liffId: "1650000002-AbCdEfGh", content: "published" as const },
    newRetryKey: () => crypto.randomUUID(),
  };
  const stored = await storeBatches(scene.at("2026-10-05T09:00"), groups, options);
  const keys = new Map((await scene.stored()).map(({ id, digestKey }) => [id, digestKey]));
  return stored.map(({ id }) => keys.get(id) ?? "");
}

it("a batch of which one nudge is said already is left out, and the others of its plan are stored", async () => {
  await store(group("a", [residentsChief, residentsMember], "urgent"));
  const second = [
    group("a", [residentsMember, civicDirector], "urgent"),
    group("b", [communityChief], "urgent"),
  ];
  expect(await store(...second)).toEqual(["b"]);
  expect(await scene.db.$count(nudges)).toBe(3);
});

it("a batch of which one person has had the day's message is left out, and the others are stored", async () => {
  await store(group("a", [residentsChief, residentsMember]));
  expect(await store(group("c", [residentsMember, civicDirector]), group("b", [communityChief]))).toEqual([
    "b",
  ]);
  expect(await scene.db.$count(deliveries)).toBe(3);
});
