// Of whom a deadline asks something today, and whether they have handed in.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { HandInBy } from "../domain/deadlines/states.ts";
import type { Subject } from "../domain/deadlines/views.ts";
import { askedPosts, isCounted, subjectOf } from "./asked.ts";

interface SubjectRow {
  handInBy: HandInBy;
  subjectId: string;
  unitId: string;
  unitName: string;
  name: string;
  title: string;
  handedInAt: number | null;
  staffName: string | null;
  paper: string | null;
}

/**
 * The subjects of a deadline, each once: units in the order of their position, people by staff number. One statement.
 * @param concerned a condition on the post `p`
 */
export function subjectReads(db: Database, deadlineId: string, day: CivilDate, concerned?: SQL) {
  return db.all<SubjectRow>(sql`
    WITH RECURSIVE ${askedPosts(day, sql`d.id = ${deadlineId}`, concerned)}
    SELECT d.hand_in_by AS handInBy, ${subjectOf} AS subjectId, u.id AS unitId, u.name AS unitName, s.name AS name,
           (SELECT p.title FROM posts p WHERE p.staff_id = s.id AND p.unit_id = u.id AND p.valid_from <= ${day}
            ORDER BY p.valid_from DESC LIMIT 1) AS title,
           h.handed_in_at AS handedInAt, h.staff_name AS staffName, h.paper AS paper
    FROM asked a
    JOIN deadlines d ON d.id = a.deadline_id
    JOIN units u ON u.id = a.unit_id
    JOIN staff s ON s.id = a.staff_id
    LEFT JOIN deadline_hand_ins h ON h.deadline_id = d.id AND h.subject_id = ${subjectOf} AND h.taken_back_at IS NULL
    WHERE ${isCounted}
    GROUP BY ${subjectOf}
    ORDER BY u.position, u.id, s.staff_number`);
}

export function toSubject(row: SubjectRow): Subject {
  const { handInBy, subjectId, unitId, unitName, name, title, handedInAt, staffName, paper } = row;
  return {
    subjectId,
    unit: { id: unitId, name: unitName },
    person: handInBy === "person" ? { name, title } : null,
    handedIn: handedInAt === null ? null : { at: handedInAt, staffName: staffName ?? "", paper: paper ?? "" },
  };
}
