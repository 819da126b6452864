import { describe, expect, it } from "vitest";
import { miniAppUrl } from "../../dev/phone/browser/miniAppUrl.ts";
import { type DrawableMessage, drawMessage, drawQuickReplies, toHtml } from "../../dev/phone/index.ts";
import type { Drawn } from "../../liff/components/flex/drawn.ts";

const flex = (...contents: unknown[]) =>
  ({
    type: "flex",
    altText: "a",
    contents: { type: "bubble", body: { type: "box", layout: "vertical", contents } },
  }) as DrawableMessage;

function find(drawn: Drawn, className: string): Drawn[] {
  const inside = drawn.children.flatMap((child) => (typeof child === "string" ? [] : find(child, className)));
  return drawn.attributes.class?.split(" ").includes(className) ? [drawn, ...inside] : inside;
}

describe("a drawn message", () => {
  it("shows text as text, never as markup", () => {
    expect(toHtml(drawMessage({ type: "text", text: "<b>&" }))).toContain("&lt;b&gt;&amp;");
  });

  it("makes the addresses in a text tappable", () => {
    const [link] = find(drawMessage({ type: "text", text: "詳しくは https://a.example/b?c=1 へ" }), "link");
    expect(JSON.parse(link?.attributes["data-action"] ?? "")).toEqual({
      type: "uri",
      uri: "https://a.example/b?c=1",
    });
  });

  it("carries the action of a button", () => {
    const action = { type: "postback", label: "ここで答える", data: "p1" };
    const [button] = find(drawMessage(flex({ type: "button", action })), "fx-button");
    expect(JSON.parse(button?.attributes["data-action"] ?? "")).toEqual(action);
    expect(button?.attributes).toMatchObject({ role: "button", tabindex: "0" });
  });

  it("gives a bar the width it states", () => {
    const bar = {
      type: "box",
      layout: "vertical",
      contents: [],
      width: "62%",
      height: "8px",
      cornerRadius: "md",
    };
    const box = find(drawMessage(flex(bar)), "fx-box")[1];
    expect(box?.style).toMatchObject({ width: "62%", height: "8px", "border-radius": "8px" });
  });

  it("shares a row by flex, and leaves a column's children their height", () => {
    const row = {
      type: "box",
      layout: "horizontal",
      spacing: "md",
      contents: [
        { type: "text", text: "a" },
        { type: "text", text: "b", flex: 0 },
        { type: "text", text: "c", flex: 2, margin: "xl" },
      ],
    };
    const texts = find(drawMessage(flex(row, { type: "text", text: "d" })), "fx-text");
    expect(texts.map(({ style }) => style.flex)).toEqual(["1 0 0px", "0 0 auto", "2 0 0px", "0 0 auto"]);
    expect(texts.map(({ style }) => style["margin-inline-start"])).toEqual([
      undefined,
      "8px",
      "16px",
      undefined,
    ]);
  });

  it("names what it cannot draw instead of failing", () => {
    expect(toHtml(drawMessage(flex({ type: "hologram" })))).toContain("hologram");
    expect(toHtml(drawMessage({ type: "sticker" }))).toContain("sticker");
  });

  it("has quick replies only when it brings some", () => {
    expect(drawQuickReplies({ type: "text", text: "a" })).toBeNull();
    const items = [{ action: { type: "postback", label: "明朝", data: "q" } }];
    expect(toHtml(drawQuickReplies({ type: "text", text: "a", quickReply: { items } }) as Drawn)).toContain(
      "明朝",
    );
  });
});

describe("a LIFF address", () => {
  const phone = {
    liffId: "2-abc",
    liffUrl: "http://127.0.0.1:5/",
    userId: "U1",
    phoneUrl: "http://127.0.0.1:6",
  };

  it.each([
    ["https://liff.line.me/2-abc", "http://127.0.0.1:5/?"],
    ["https://liff.line.me/2-abc/goals/6?tab=report#memo", "http://127.0.0.1:5/goals/6?tab=report&"],
    ["https://miniapp.line.me/2-abc/goals", "http://127.0.0.1:5/goals?"],
  ])("%s leads into the mini-app, saying who holds the phone", (uri, start) => {
    const url = miniAppUrl(uri, phone) ?? "";
    expect(url.startsWith(start)).toBe(true);
    expect(new URL(url).searchParams.get("mockUser")).toBe("U1");
    expect(new URL(url).hash).toBe(new URL(uri).hash);
  });

  it.each(["https://liff.line.me/9-other/goals", "https://example.com/2-abc", "tel:0312345678"])(
    "%s is not the mini-app's",
    (uri) => {
      expect(miniAppUrl(uri, phone)).toBeNull();
    },
  );
});
