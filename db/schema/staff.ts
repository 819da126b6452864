import { sql } from "drizzle-orm";
import { text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkThat, id, instant, table } from "./columns.ts";

/** 職員. The LINE user id lives only here and in what was sent; it is treated like a secret. */
export const staff = table(
  "staff",
  {
    id: id(),
    staffNumber: text("staff_number").notNull(),
    name: text("name").notNull(),
    lineUserId: text("line_user_id"),
    lineLinkedAt: instant("line_linked_at"),
    /** The newest `follow` of the bound account: an older `unfollow` that arrives later says nothing. */
    lineFollowedAt: instant("line_followed_at"),
    /** Set by `unfollow`, or when LINE refuses the account itself; cleared by `follow`: nothing is sent meanwhile. */
    lineBlockedAt: instant("line_blocked_at"),
    /** When the person ended their sessions elsewhere: logins from before open none again. */
    sessionsEndedAt: instant("sessions_ended_at"),
  },
  (t) => [
    uniqueIndex("staff_number").on(t.staffNumber),
    uniqueIndex("staff_line_user").on(t.lineUserId),
    checkThat("staff_link_complete", sql`(${t.lineUserId} IS NULL) = (${t.lineLinkedAt} IS NULL)`),
    checkThat(
      "staff_blocked_only_when_linked",
      sql`${t.lineBlockedAt} IS NULL OR ${t.lineUserId} IS NOT NULL`,
    ),
  ],
);
