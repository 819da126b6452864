import { sql } from "drizzle-orm";
import { todayOf } from "../../context.ts";
import { heldOn } from "../../duties/reads.ts";
import { actingAs, type ChatServices } from "./services.ts";

/** Who speaks to the bot: somebody not linked; somebody who holds no post today; or somebody with a post, acting. */
export type Speaker =
  | { kind: "stranger" }
  | { kind: "withoutPost" }
  | { kind: "postHolder"; staffId: string; services: ChatServices };

/** Rights follow the posts of the moment, in the talk as on every route. One round trip. */
export async function speakerOf(services: ChatServices, lineUserId: string): Promise<Speaker> {
  const { context } = services;
  const [person] = await context.db.all<{ staffId: string; hasPost: 0 | 1 }>(sql`
    SELECT s.id AS staffId,
           EXISTS (SELECT 1 FROM posts p WHERE p.staff_id = s.id AND ${heldOn(todayOf(context))}) AS hasPost
    FROM staff s WHERE s.line_user_id = ${lineUserId}`);
  if (!person) return { kind: "stranger" };
  if (person.hasPost === 0) return { kind: "withoutPost" };
  return { kind: "postHolder", staffId: person.staffId, services: actingAs(services, person.staffId) };
}
