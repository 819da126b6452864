// The form of a deadline before it is sent: what is typed so far, readable or not.
import { checkDeadline } from "../../../worker/domain/deadlines/checkDeadline.ts";
import type { Audience, DeadlineForm, DeadlineInput } from "../../../worker/domain/deadlines/views.ts";
import { ROLES, type Role } from "../../../worker/domain/roles.ts";
import { inOrder, isWhole, type RungRow, toDraft, toRow } from "../admin/rules/rungRows.ts";

/** A line of whom is asked. `who` is empty for everybody, a role, or `title:` and a 職名. */
export interface AudienceLine {
  unitId: string;
  who: string;
}

export interface DeadlineDraft extends Omit<DeadlineInput, "audiences" | "ladder"> {
  audiences: AudienceLine[];
  /** Null follows the city's. */
  ladder: RungRow[] | null;
}

const TITLE = "title:";

/** A new deadline of the first owner, asked of the chiefs of what lies topmost; or the one that stands. */
export function draftFrom({ deadline, owners, units, today }: DeadlineForm): DeadlineDraft {
  if (deadline) {
    const { id: _, ...own } = deadline;
    return {
      ...own,
      audiences: deadline.audiences.map(toLine),
      ladder: deadline.ladder?.map(toRow) ?? null,
    };
  }
  return {
    title: "",
    note: "",
    opensOn: today,
    dueOn: "",
    ownerUnitId: owners[0]?.id ?? "",
    handIn: "check",
    handInBy: "unit",
    repeat: "never",
    ladder: null,
    audiences: [{ unitId: units[0]?.id ?? "", who: "chief" }],
  };
}

export type DraftProblem =
  | ReturnType<typeof checkDeadline>[number]
  | { reason: "daysMissing" | "rungMissing" };

/** The draft as it is sent, or everything that is wrong with it, in the order of the form. */
export function inputOf(
  draft: DeadlineDraft,
  facts: { today: string; before: string | undefined },
): { input: DeadlineInput } | { problems: DraftProblem[] } {
  const rows = draft.ladder && inOrder(draft.ladder);
  if (!draft.dueOn || !draft.opensOn) return { problems: [{ reason: "daysMissing" }] };
  if (rows && !rows.every(isWhole)) return { problems: [{ reason: "rungMissing" }] };
  const input = {
    ...draft,
    ladder: (rows?.map(toDraft) ?? null) as DeadlineInput["ladder"],
    audiences: draft.audiences.map(toAudience),
  };
  const problems = checkDeadline(input, facts);
  return problems.length > 0 ? { problems } : { input };
}

export function toAudience({ unitId, who }: AudienceLine): Audience {
  if (who.startsWith(TITLE)) return { unitId, role: null, title: who.slice(TITLE.length) };
  return { unitId, role: ROLES.find((role) => role === who) ?? null, title: null };
}

export function toLine({ unitId, role, title }: Audience): AudienceLine {
  return { unitId, who: title === null ? (role ?? "") : whoOfTitle(title) };
}

export function whoOfTitle(title: string): string {
  return TITLE + title;
}

/** Whom one chooses by role: administrators look after the system and are asked for nothing as such. */
export const ASKED_ROLES: readonly Role[] = ["chief", "director", "member"];
