// Deadlines in the test city, as rows.
import type { Database } from "../../db/database.ts";
import { deadlineAudiences, deadlineHandIns, deadlines } from "../../db/schema/index.ts";
import type { Role } from "../../worker/domain/roles.ts";
import { newId } from "../../worker/ids.ts";
import { CITY } from "../support/city.ts";

type Row = Partial<typeof deadlines.$inferInsert> & {
  audiences: { unitId: string; role?: Role; title?: string }[];
};

/** Stores a deadline of 企画課, open in October 2026, and gives its id. */
export async function addDeadline(db: Database, { audiences, ...own }: Row): Promise<string> {
  const id = own.id ?? newId();
  await db.batch([
    db.insert(deadlines).values({
      id,
      seriesId: id,
      fiscalYear: 2026,
      title: "予算要求の調書",
      note: "",
      opensOn: "2026-10-01",
      dueOn: "2026-10-16",
      ownerUnitId: CITY.units.planning,
      handIn: "check",
      handInBy: "unit",
      repeat: "never",
      createdBy: CITY.staff.planningChief,
      createdAt: 0,
      ...own,
    }),
    db.insert(deadlineAudiences).values(
      audiences.map((audience, position) => ({
        role: null,
        title: null,
        ...audience,
        deadlineId: id,
        position,
      })),
    ),
  ]);
  return id;
}

export async function handedIn(db: Database, deadlineId: string, subjectId: string) {
  await db.insert(deadlineHandIns).values({
    id: newId(),
    deadlineId,
    subjectId,
    paper: "",
    staffId: CITY.staff.residentsChief,
    staffName: "藤代 和美",
    handedInAt: 1,
  });
}
