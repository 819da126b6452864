// What people do in a run: written into the tables as the product's own verbs would, and remembered with its time.
import type { Client, InStatement } from "@libsql/client";
import type { CivilDate } from "../../worker/domain/civilDate.ts";
import { CITY } from "../support/city.ts";
import { Days } from "./days.ts";
import type { Section } from "./town.ts";

export interface Absence {
  id: string;
  staffId: string;
  from: CivilDate;
  until: CivilDate;
  deputyId: string | null;
  at: number;
}

export interface Snooze {
  id: string;
  dutyKey: string;
  staffId: string;
  until: number;
  at: number;
}

/** 声をかける */
export interface Call {
  unitId: string;
  at: number;
  /** Whether it was written down before whoever asked for it died or was refused. */
  isStored: boolean;
}

/** 超過勤務: an evening somebody asked for, when it was ordered, and when its end was said. */
export interface Evening {
  id: string;
  unitId: string;
  staffId: string;
  day: CivilDate;
  orderedAt: number | null;
  confirmedAt: number | null;
}

export class Facts {
  readonly days = new Days();
  /** When each goal of a unit was answered, by `unit goal`. */
  readonly answers = new Map<string, number>();
  /** When each point was read, by `point person`. */
  readonly readings = new Map<string, number>();
  readonly absences: Absence[] = [];
  readonly snoozes: Snooze[] = [];
  readonly calls: Call[] = [];
  readonly evenings: Evening[] = [];
  /** 一時停止, in the order in which it was switched. */
  readonly pauses: { at: number; isPaused: boolean }[] = [];
  readonly #client: Client;
  readonly #clock: { now: number };
  #made = 0;

  constructor(client: Client, clock: { now: number }) {
    this.#client = client;
    this.#clock = clock;
  }

  async answer(section: Section, goalId: string): Promise<void> {
    const key = `${section.unitId} ${goalId}`;
    const author = section.chiefs[0] ?? section.staff[0];
    if (this.answers.has(key) || author === undefined) return;
    this.answers.set(key, this.#clock.now);
    await this.#write(
      `INSERT INTO reports (id, round_id, goal_id, unit_id, version, grade_id, done, blocked, next, needs_support,
         author_id, author_name, author_title, unit_name, submitted_at, channel, submission_key)
       VALUES (?, ?, ?, ?, 1, ?, '', '', '', 0, ?, '', '', '', ?, 'chat', ?)`,
      [key, CITY.round, goalId, section.unitId, CITY.grades.onTrack, author, this.#clock.now, key],
    );
  }

  async read(pointId: string, staffId: string): Promise<void> {
    const key = `${pointId} ${staffId}`;
    if (this.readings.has(key)) return;
    this.readings.set(key, this.#clock.now);
    await this.#write(
      "INSERT INTO readings (point_id, staff_id, read_at, channel) VALUES (?, ?, ?, 'chat')",
      [pointId, staffId, this.#clock.now],
    );
  }

  /** Remembers what the product has recorded as read. */
  async noteReadings(): Promise<void> {
    const { rows } = await this.#client.execute("SELECT point_id, staff_id, read_at FROM readings");
    for (const row of rows) {
      const key = `${row.point_id} ${row.staff_id}`;
      if (!this.readings.has(key)) this.readings.set(key, Number(row.read_at));
    }
  }

  async beAbsent(absence: Omit<Absence, "id" | "at">): Promise<void> {
    const { staffId, from, until, deputyId } = absence;
    // One at a time: which of two would count is not what these runs are about.
    if (this.absences.some((other) => other.staffId === staffId)) return;
    const id = this.#newId("absence");
    this.absences.push({ ...absence, id, at: this.#clock.now });
    await this.#write(
      "INSERT INTO absences (id, staff_id, from_day, until_day, deputy_id, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
      [id, staffId, from, until, deputyId, this.#clock.now],
    );
  }

  async snooze(snooze: Omit<Snooze, "id" | "at">): Promise<void> {
    const id = this.#newId("snooze");
    this.snoozes.push({ ...snooze, id, at: this.#clock.now });
    await this.#write(
      "INSERT INTO snoozes (id, duty_key, staff_id, choice, until, asked_at) VALUES (?, ?, ?, 'sixteen', ?, ?)",
      [id, snooze.dutyKey, snooze.staffId, snooze.until, this.#clock.now],
    );
  }

  /** Remembers that units are about to be called; what comes back finds out which of them were. */
  call(unitIds: readonly string[]): () => Promise<void> {
    const calls = unitIds.map((unitId): Call => ({ unitId, at: this.#clock.now, isStored: false }));
    this.calls.push(...calls);
    return async () => {
      const { rows } = await this.#client.execute(
        "SELECT subject, at FROM audit_log WHERE action = 'duty.call'",
      );
      for (const call of calls) {
        const subject = `report:${CITY.round}:${call.unitId}`;
        call.isStored = rows.some((row) => row.subject === subject && Number(row.at) === call.at);
      }
    };
  }

  async applyForEvening({ unitId }: Section, staffId: string, day: CivilDate): Promise<void> {
    if (this.evenings.some((each) => each.staffId === staffId && each.day === day)) return;
    const id = this.#newId("evening");
    this.evenings.push({ id, unitId, staffId, day, orderedAt: null, confirmedAt: null });
    await this.#writeOrder({ id, unitId, staffId, day }, { version: 1, state: "applied" });
  }

  /** Whoever leads the section orders all that waits. */
  async orderEvenings({ unitId }: Section): Promise<void> {
    for (const evening of this.evenings.filter((each) => each.unitId === unitId && !each.orderedAt)) {
      evening.orderedAt = this.#clock.now;
      await this.#writeOrder(evening, { version: 2, state: "ordered" });
    }
  }

  /** A person says how all evenings before a day ended. */
  async confirmEvenings(staffId: string, before: CivilDate): Promise<void> {
    for (const evening of this.evenings) {
      const { orderedAt, confirmedAt, day, id } = evening;
      if (evening.staffId !== staffId || orderedAt === null || confirmedAt !== null || day >= before)
        continue;
      evening.confirmedAt = this.#clock.now;
      await this.#write(
        `INSERT INTO overtime_results (id, order_id, version, from_minutes, until_minutes, break_minutes, word,
           author_id, author_name, author_title, written_at, channel, submission_key)
         VALUES (?, ?, 1, 1035, 1140, 0, '', ?, '', '', ?, 'chat', ?)`,
        [`result-${id}`, id, staffId, this.#clock.now, `result-${id}`],
      );
    }
  }

  async close(day: CivilDate): Promise<void> {
    if (this.days.closed.has(day)) return;
    this.days.closed.add(day);
    await this.#write("INSERT INTO closed_days (day, kind, name) VALUES (?, 'closed', '臨時閉庁')", [day]);
  }

  async pause(isPaused: boolean): Promise<void> {
    this.pauses.push({ at: this.#clock.now, isPaused });
    await this.#write(
      `INSERT INTO settings (key, value, updated_at) VALUES ('sending', ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [JSON.stringify({ isPaused }), this.#clock.now],
    );
  }

  /** Since when the whole section has answered; null while something is open. */
  answeredAt(section: Section): number | null {
    const times = section.goals.map((goalId) => this.answers.get(`${section.unitId} ${goalId}`));
    return times.every((at) => at !== undefined) ? Math.max(...times) : null;
  }

  /** The absence of a person that covers a day. */
  absenceOn(staffId: string, day: CivilDate): Absence | undefined {
    return this.absences.find((each) => each.staffId === staffId && each.from <= day && day <= each.until);
  }

  /** The newest wish to be reminded of a duty later. */
  snoozeOf(dutyKey: string, staffId: string): Snooze | undefined {
    return this.snoozes.findLast((each) => each.dutyKey === dutyKey && each.staffId === staffId);
  }

  async #writeOrder(
    { id, unitId, staffId, day }: Pick<Evening, "id" | "unitId" | "staffId" | "day">,
    { version, state }: { version: number; state: string },
  ): Promise<void> {
    await this.#write(
      `INSERT INTO overtime_orders (id, order_id, version, staff_id, unit_id, day, from_minutes, until_minutes,
         break_minutes, task, state, origin, is_afterwards, is_rest_day, word, author_id, author_name, author_title,
         written_at, channel, submission_key)
       VALUES (?, ?, ?, ?, ?, ?, 1035, 1140, 0, '', ?, 'staff', 0, 0, '', ?, '', '', ?, 'chat', ?)`,
      [
        `${id}-${version}`,
        id,
        version,
        staffId,
        unitId,
        day,
        state,
        staffId,
        this.#clock.now,
        `${id}-${version}`,
      ],
    );
  }

  #newId(kind: string): string {
    this.#made += 1;
    return `${kind}-${this.#made}`;
  }

  async #write(sql: string, args: Extract<InStatement, { sql: string }>["args"]): Promise<void> {
    await this.#client.execute({ sql, args: args ?? [] });
  }
}
