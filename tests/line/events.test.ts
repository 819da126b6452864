import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvent } from "../../worker/line/events.ts";

const tap = {
  type: "postback",
  webhookEventId: "01HZZZZZZZZZZZZZZZZZZZZZZZ",
  timestamp: 1_790_000_000_000,
  mode: "active",
  replyToken: "token",
  source: { type: "user", userId: "U1" },
  postback: { data: "read:p1" },
  deliveryContext: { isRedelivery: false },
};

describe("readEvent", () => {
  test("knows a tap", () => {
    expect(readEvent(tap)).toMatchObject({
      kind: "known",
      event: { type: "postback", postback: { data: "read:p1" } },
    });
  });

  test("knows the day of a picker and passes over what other actions bring", () => {
    const brought = (params: unknown) => readEvent({ ...tap, postback: { data: "absent:x:pick", params } });
    expect(brought({ date: "2026-10-09" })).toMatchObject({
      kind: "known",
      event: { postback: { params: { date: "2026-10-09" } } },
    });
    expect(brought({ newRichMenuAliasId: "work", status: "SUCCESS" })).toMatchObject({ kind: "known" });
  });

  test("knows what was written, and a sticker by its silence", () => {
    const written = (message: unknown) => readEvent({ ...tap, type: "message", message });
    expect(written({ type: "text", text: "不在" })).toMatchObject({ event: { message: { text: "不在" } } });
    expect(written({ type: "sticker", stickerId: "1" })).toMatchObject({ event: { message: { text: "" } } });
  });

  test("ignores an event while another module is in control", () => {
    expect(readEvent({ ...tap, mode: "standby" })).toEqual({
      kind: "ignored",
      id: tap.webhookEventId,
      type: "postback",
    });
  });

  test("ignores a type that LINE invents later", () => {
    expect(readEvent({ ...tap, type: "hologram" })).toMatchObject({ kind: "ignored", type: "hologram" });
  });

  test("ignores a message in a group whose writer LINE does not tell", () => {
    const { userId: _, ...source } = tap.source;
    expect(readEvent({ ...tap, source })).toMatchObject({ kind: "ignored" });
  });

  test("passes over properties it does not know", () => {
    expect(readEvent({ ...tap, newProperty: { deep: true } })).toMatchObject({ kind: "known" });
  });

  test("never throws, whatever the queue holds", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(["known", "ignored"]).toContain(readEvent(value).kind);
      }),
    );
  });
});

describe("in a group or a room", () => {
  const types = [
    { type: "message", message: { type: "text", text: "残り" } },
    { type: "messageEdited", message: { type: "text", text: "残り" } },
    { type: "postback", postback: { data: "answer" } },
    { type: "follow" },
    { type: "unfollow" },
    { type: "join" },
    { type: "leave" },
    { type: "memberJoined", joined: { members: [{ type: "user", userId: "U1" }] } },
    { type: "memberLeft", left: { members: [{ type: "user", userId: "U1" }] } },
    { type: "unsend", unsend: { messageId: "1" } },
    { type: "accountLink", link: { result: "ok", nonce: "n" } },
    { type: "videoPlayComplete", videoPlayComplete: { trackingId: "t" } },
    { type: "beacon", beacon: { hwid: "h", type: "enter" } },
    { type: "hologram" },
  ];
  const sources = [
    { type: "group", groupId: "C1", userId: "U1" },
    { type: "group", groupId: "C1" },
    { type: "room", roomId: "R1", userId: "U1" },
    { type: "room", roomId: "R1" },
    { type: "hall", userId: "U1" },
    { userId: "U1" },
  ];
  test.each(types)("$type is nobody's to answer", (event) => {
    for (const source of sources) {
      expect(readEvent({ ...tap, postback: undefined, ...event, source })).toMatchObject({ kind: "ignored" });
    }
  });
});
