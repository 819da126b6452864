// Who hears of it when a roster touches the posts of those who watch over other people's hours and reports.
import { auditLog } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { PostsPlan } from "../domain/matchPosts.ts";
import { auditRow } from "../imports/audit.ts";
import type { Statement } from "../imports/writeAll.ts";
import { noticeStatements } from "../store/noticeStatements.ts";
import type { FormerPerson } from "./rosterPeople.ts";

interface PlannedPerson {
  id: string;
  former: FormerPerson | null;
  posts: PostsPlan;
}

/**
 * The statements of the alarms. Whoever brings in a roster that changes their own posts is made known to every guardian;
 * and a guardian whose own posts it changes hears of that, so that nobody is put off the watch unnoticed.
 * @param known.ends whether posts that the roster does not have are ended
 * @param known.guardians see `guardianReads`, as they were before the roster
 */
export function postAlarmStatements(
  context: Context,
  people: readonly PlannedPerson[],
  { ends, guardians }: { ends: boolean; guardians: readonly { staffId: string }[] },
): Statement[] {
  const { actor, db } = context;
  const author = actor.kind === "staff" ? actor.staffId : null;
  const others = guardians.filter(({ staffId }) => staffId !== author);
  const touched = new Map(
    people
      .map((person) => [person.former?.id ?? person.id, postChange(person, ends)] as const)
      .filter(([, change]) => change !== null),
  );
  const own = author === null ? undefined : touched.get(author);
  return [
    ...(own
      ? [
          db
            .insert(auditLog)
            .values(auditRow(context, { action: "roster.ownPosts", subject: `staff:${author}`, ...own })),
        ]
      : []),
    ...noticeStatements(context, [
      ...(own ? others.map(({ staffId }) => ({ kind: "ownPostsChanged", staffId }) as const) : []),
      ...others
        .filter(({ staffId }) => touched.has(staffId))
        .map(({ staffId }) => ({ kind: "guardianPostsChanged", staffId }) as const),
    ]),
  ];
}

/** The posts before and after, or null where the roster leaves all of them as they are. */
function postChange({ former, posts: { added, changed, missing } }: PlannedPerson, ends: boolean) {
  const before = [...changed.map(({ post }) => post), ...(ends ? missing.map(({ post }) => post) : [])];
  const after = [...added, ...changed.map(({ row }) => row)];
  return former || before.length + after.length > 0 ? { before, after } : null;
}
