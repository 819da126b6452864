import type { Database } from "../../db/database.ts";
import { posts, settings, staff, units } from "../../db/schema/index.ts";
import { CITY } from "./city.ts";

export const PERSONNEL = { staffId: "staff-personnel", lineUserId: `U${"9".repeat(32)}` };

/** 職員課 with one person in it, named in the settings as the section that looks after working hours. */
export async function addPersonnel(db: Database): Promise<void> {
  const unitId = "unit-personnel";
  const validFrom = "2026-04-01";
  const { staffId, lineUserId } = PERSONNEL;
  await db.batch([
    db
      .insert(units)
      .values({ id: unitId, parentId: CITY.units.root, name: "職員課", position: 99, validFrom }),
    db
      .insert(staff)
      .values({ id: staffId, name: "能代 冬子", staffNumber: "29001", lineUserId, lineLinkedAt: 0 }),
    db.insert(posts).values({
      id: "post-personnel",
      staffId,
      unitId,
      title: "主査",
      role: "member",
      isMain: true,
      validFrom,
    }),
    db.insert(settings).values({ key: "personnel", value: { unitId, contact: "内線 2210" }, updatedAt: 0 }),
  ]);
}
