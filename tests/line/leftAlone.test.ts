// What a person says in the chat and what they then hear: the chat, the planner and the sender together.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "../../worker/env.ts";
import { answer } from "../../worker/line/chat/answer.ts";
import type { LineEvent } from "../../worker/line/events.ts";
import { openScene, type Scene } from "../delivery/scene.ts";
import { CITY } from "../support/city.ts";

const { residentsChief, residentsMember, civicDirector } = CITY.staff;
const config = { LIFF_ID: "1650000002-AbCdEfGh" } as Config;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  await scene.db.run("UPDATE points SET is_priority = 0");
});
afterEach(() => scene.close());

async function chat(minute: string, event: Partial<LineEvent>, staffId: string = residentsChief) {
  const userId = await scene.lineUserId(staffId);
  const context = scene.at(minute);
  const base = { webhookEventId: minute, timestamp: context.now, mode: "active", replyToken: "t" };
  await answer({ context, config }, { ...base, source: { userId }, ...event } as LineEvent);
}
const write = (minute: string, text: string) =>
  chat(minute, { type: "message", message: { type: "text", text } });
const tap = (minute: string, data: string) => chat(minute, { type: "postback", postback: { data } });

async function tick(minute: string): Promise<void> {
  await scene.tick(minute);
  await scene.drain();
}
const heard = async (staffId: string) => (await scene.said(staffId)).length;

describe("somebody who put the round off", () => {
  it("hears of it again at that time, once, although the day's message was said", async () => {
    await tick("2026-09-18T08:30");
    expect(await heard(residentsChief)).toBe(1);
    await tap("2026-09-18T09:00", `snooze:afterLunch:report:${CITY.round}`);
    await tap("2026-09-18T09:01", `snooze:sixteen:report:${CITY.round}`);
    await tick("2026-09-18T13:00");
    expect(await heard(residentsChief)).toBe(1);
    for (const minute of ["16:00", "16:15", "17:00"]) await tick(`2026-09-18T${minute}`);
    expect(await heard(residentsChief)).toBe(2);
  });
});

describe("somebody who wrote that they are absent", () => {
  it("hears nothing meanwhile; the superior is asked instead, without a name", async () => {
    await write("2026-09-17T16:00", "30日まで不在です");
    await tick("2026-09-18T08:30");
    expect(await heard(residentsChief)).toBe(0);
    const [told] = await scene.said(civicDirector);
    expect(told).toContain("不在の方の代わりに、おたずねしています。");
    expect(told).not.toContain("藤代");
  });

  it("has their deputy asked where one was named", async () => {
    await scene.db.run(`INSERT INTO absences (id, staff_id, from_day, until_day, deputy_id, recorded_at)
      VALUES ('before', '${residentsChief}', '2026-08-03', '2026-08-05', '${residentsMember}', 1)`);
    await write("2026-09-17T16:00", "30日まで不在です");
    await tick("2026-09-18T08:30");
    expect(await heard(residentsMember)).toBe(1);
    expect(await heard(civicDirector)).toBe(0);
  });

  it("is asked again from the moment they are back", async () => {
    await write("2026-09-17T16:00", "30日まで不在です");
    await tick("2026-09-18T08:30");
    await write("2026-09-24T10:00", "戻りました");
    await tick("2026-09-24T10:15");
    expect(await heard(residentsChief)).toBe(1);
  });
});
