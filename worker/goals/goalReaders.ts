import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { posts, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { SupportFrom } from "../domain/review.ts";
import type { UnitRef } from "../domain/views.ts";

/**
 * Query of the posts of today that lead above a unit or administer the city: together with the unit's own people
 * these are the ones whom `mayReadUnit` lets in.
 */
export function postsReading(context: Context, unitId: string) {
  const today = todayOf(context);
  const above = sql`(
    WITH RECURSIVE above(id, depth) AS (
      SELECT parent_id, 1 FROM units WHERE id = ${unitId}
      UNION ALL
      SELECT units.parent_id, depth + 1 FROM units JOIN above ON units.id = above.id WHERE depth < 20
    )
    SELECT id FROM above WHERE id IS NOT NULL)`;
  return context.db
    .selectDistinct({ unitId: posts.unitId, unitName: units.name, title: posts.title, role: posts.role })
    .from(posts)
    .innerJoin(units, eq(units.id, posts.unitId))
    .where(
      and(
        lte(posts.validFrom, today),
        or(isNull(posts.validTo), gte(posts.validTo, today)),
        or(
          eq(posts.role, "admin"),
          and(inArray(posts.role, ["chief", "director"]), sql`${posts.unitId} IN ${above}`),
        ),
      ),
    );
}

interface PostReading {
  unitId: string;
  unitName: string;
  title: string;
  role: string;
}

/** Who reads a unit's answers, in words: the unit itself, those who lead above it from near to far, the office. */
export function readersInWords(lineage: readonly UnitRef[], reading: readonly PostReading[]): string[] {
  const [unit, ...above] = lineage;
  const leaders = above.flatMap(({ id }) =>
    reading.filter((post) => post.unitId === id && post.role !== "admin").map((post) => post.title),
  );
  const offices = reading.filter((post) => post.role === "admin").map((post) => post.unitName);
  return [...new Set([...(unit ? [unit.name] : []), ...leaders, ...offices])];
}

/** From whom a unit can ask help, in words: the nearest leader above, the nearest director, the office; null where there is none. */
export function supportersInWords(
  lineage: readonly UnitRef[],
  reading: readonly PostReading[],
): Record<SupportFrom, string | null> {
  const leaders = lineage
    .slice(1)
    .flatMap(({ id }) => reading.filter((post) => post.unitId === id && post.role !== "admin"));
  return {
    superior: leaders[0]?.title ?? null,
    director: leaders.find((post) => post.role === "director")?.title ?? null,
    office: reading.find((post) => post.role === "admin")?.unitName ?? null,
  };
}
