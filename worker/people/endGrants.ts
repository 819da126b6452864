// What a person holds beside their posts, and what takes it away. The compiler asks for a line here for every new kind.
import { and, gt, gte, inArray, isNull, or, type SQL } from "drizzle-orm";
import {
  absences,
  calendarFeeds,
  invites,
  orderDelegations,
  posts,
  sessions,
  staff,
} from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { addDays } from "../domain/civilDate.ts";
import type { Statement } from "../imports/writeAll.ts";
import { endInvites } from "./endInvites.ts";
import { UNBOUND } from "./lineAccount.ts";

export const GRANTS = [
  "session",
  "calendarFeed",
  "inviteCode",
  "delegation",
  "absence",
  "deputy",
  "post",
  "link",
] as const;
export type Grant = (typeof GRANTS)[number];

interface Ending {
  /** It ends with the binding of the LINE account, or only when the person is gone altogether. */
  endsWith: "binding" | "person";
  end(context: Context, people: SQL, wallNow: number): Statement | Statement[];
}

/** The binding itself comes last: the others may be asked for by it. */
const ENDINGS: Record<Grant, Ending> = {
  session: {
    endsWith: "binding",
    end: ({ db }, people, wallNow) =>
      db
        .update(sessions)
        .set({ revokedAt: wallNow })
        .where(and(inArray(sessions.staffId, people), isNull(sessions.revokedAt))),
  },
  calendarFeed: {
    endsWith: "binding",
    end: ({ db, now }, people) =>
      db
        .update(calendarFeeds)
        .set({ revokedAt: now })
        .where(and(inArray(calendarFeeds.staffId, people), isNull(calendarFeeds.revokedAt))),
  },
  inviteCode: {
    endsWith: "person",
    end: ({ db }, people) => endInvites(db, and(inArray(invites.staffId, people), isNull(invites.usedAt))),
  },
  delegation: {
    endsWith: "person",
    end: ({ db, now }, people) =>
      db
        .update(orderDelegations)
        .set({ endedAt: now })
        .where(
          and(
            or(inArray(orderDelegations.staffId, people), inArray(orderDelegations.givenBy, people)),
            isNull(orderDelegations.endedAt),
          ),
        ),
  },
  absence: {
    endsWith: "person",
    end: (context, people) =>
      context.db
        .update(absences)
        .set({ endedAt: context.now })
        .where(and(inArray(absences.staffId, people), standsStill(context))),
  },
  deputy: {
    endsWith: "person",
    end: (context, people) =>
      context.db
        .update(absences)
        .set({ deputyId: null })
        .where(and(inArray(absences.deputyId, people), standsStill(context))),
  },
  post: {
    endsWith: "person",
    end: (context, people) => {
      const { db } = context;
      const lastDay = addDays(todayOf(context), -1);
      const isTheirs = inArray(posts.staffId, people);
      return [
        // A post that has not begun was never held.
        db.delete(posts).where(and(isTheirs, gt(posts.validFrom, lastDay))),
        db
          .update(posts)
          .set({ validTo: lastDay })
          .where(and(isTheirs, or(isNull(posts.validTo), gt(posts.validTo, lastDay)))),
      ];
    },
  },
  link: {
    endsWith: "person",
    end: ({ db }, people) => db.update(staff).set(UNBOUND).where(inArray(staff.id, people)),
  },
};

/**
 * Ends whatever hangs on the LINE accounts of people; stands in the batch before the binding itself ends.
 * @param people a query of staff ids
 * @param wallNow UTC ms; sessions end by the wall clock
 */
export function endWithBinding(context: Context, people: SQL, wallNow: number): Statement[] {
  return GRANTS.filter((grant) => ENDINGS[grant].endsWith === "binding").flatMap((grant) =>
    ENDINGS[grant].end(context, people, wallNow),
  );
}

/** Ends whatever people hold, as they are gone for good; what they said and did stays. */
export function endWithPerson(context: Context, people: SQL, wallNow: number): Statement[] {
  return GRANTS.flatMap((grant) => ENDINGS[grant].end(context, people, wallNow));
}

function standsStill(context: Context): SQL | undefined {
  return and(gte(absences.untilDay, todayOf(context)), isNull(absences.endedAt));
}
