// What a roster changes in the posts of one person.
import { addDays, type CivilDate } from "./civilDate.ts";
import { type Difference, difference } from "./differences.ts";
import { comparable, matchLists, type Pass, sameKey } from "./matchLists.ts";
import { ROLE_LABELS, type Role } from "./roles.ts";

export interface PostRow {
  unitId: string;
  title: string;
  role: Role;
  isMain: boolean;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

export interface StoredPost extends PostRow {
  id: string;
}

export interface PostsPlan {
  added: PostRow[];
  /** A changed unit is not among the differences: only the caller knows the names. */
  changed: { post: StoredPost; row: PostRow; differences: Difference[] }[];
  /** Posts that are not in the roster and have not ended, with the day on which they would. */
  missing: { post: StoredPost; lastDay: CivilDate }[];
  unchanged: number;
}

/**
 * A row is the stored post with the same unit, title and first day; else one of the same unit and title at the same
 * time; else one of the same first day whose title or unit was corrected.
 */
export function matchPosts(
  stored: readonly StoredPost[],
  rows: readonly PostRow[],
  today: CivilDate,
): PostsPlan {
  const { pairs, gone, fresh } = matchLists<StoredPost, PostRow>(stored, rows, [
    same((post) => `${post.unitId} ${comparable(post.title)} ${post.validFrom}`),
    sameTime,
    same((post) => `${post.unitId} ${post.validFrom}`),
    same((post) => `${comparable(post.title)} ${post.validFrom}`),
  ]);
  const compared = pairs.map(([post, row]) => ({ post, row, differences: differencesOf(post, row) }));
  const changed = compared.filter(
    ({ post, row, differences }) => differences.length > 0 || post.unitId !== row.unitId,
  );
  return {
    added: fresh,
    changed,
    missing: gone
      .map((post) => ({ post, lastDay: lastDayOf(post, rows, today) }))
      .filter(({ post, lastDay }) => post.validTo === null || post.validTo > lastDay),
    unchanged: compared.length - changed.length,
  };
}

const same = (key: (post: PostRow) => string) => sameKey<StoredPost, PostRow>(key, key);

const sameTime: Pass<StoredPost, PostRow> = (olds, news) => {
  const taken = new Set<StoredPost>();
  return news.flatMap((row): [StoredPost, PostRow][] => {
    const old = olds.find(
      (post) =>
        !taken.has(post) &&
        post.unitId === row.unitId &&
        comparable(post.title) === comparable(row.title) &&
        (post.validTo ?? row.validFrom) >= row.validFrom &&
        (row.validTo ?? post.validFrom) >= post.validFrom,
    );
    if (old === undefined) return [];
    taken.add(old);
    return [[old, row]];
  });
};

// The day before the person's next post of the same kind; else yesterday, because today the post is not there.
function lastDayOf(post: StoredPost, rows: readonly PostRow[], today: CivilDate): CivilDate {
  const next = rows
    .filter((row) => row.isMain === post.isMain && row.validFrom > post.validFrom)
    .map((row) => row.validFrom)
    .sort()[0];
  const lastDay = addDays(next ?? today, -1);
  if (lastDay < post.validFrom) return post.validFrom;
  return lastDay;
}

function differencesOf(post: StoredPost, row: PostRow): Difference[] {
  const main = (isMain: boolean) => (isMain ? "本務" : "兼務");
  return [
    ...difference("title", post.title, row.title),
    ...difference("role", ROLE_LABELS[post.role], ROLE_LABELS[row.role]),
    ...difference("main", main(post.isMain), main(row.isMain)),
    ...difference("from", post.validFrom, row.validFrom),
    ...difference("to", post.validTo ?? "", row.validTo ?? ""),
  ];
}
