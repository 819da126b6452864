import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../domain/civilDate.ts";
import { heldOn } from "../duties/reads.ts";

/**
 * That a code counts on a day: whoever made it may still make codes, and it lets in somebody with a post.
 * @param invite the name the codes go by
 */
export function codeStands(day: CivilDate, invite: "invites" | "i"): SQL {
  const of = (column: string) => sql.raw(`${invite}.${column}`);
  return sql`(${hasPost(of("staff_id"), day)} AND (${of("issued_by")} IS NULL OR EXISTS (
    SELECT 1 FROM posts p WHERE p.staff_id = ${of("issued_by")} AND p.role = 'admin' AND ${heldOn(day)})))`;
}

/** That a person holds a post on a day or will: a code is handed out before the first of April. */
export function hasPost(staffId: SQL, day: CivilDate): SQL {
  return sql`EXISTS (SELECT 1 FROM posts p WHERE p.staff_id = ${staffId}
    AND ${heldOn(sql`max(p.valid_from, ${day})`)})`;
}
