import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMessages } from "../../dev/line/index.ts";

const bubble = (contents: unknown[], extra = {}) => ({
  type: "bubble",
  body: { type: "box", layout: "vertical", contents },
  ...extra,
});
const flex = (contents: unknown) => ({ type: "flex", altText: "進捗確認のお知らせ", contents });
const button = (action: unknown) => ({ type: "button", action });
const postback = (override = {}) => ({ type: "postback", label: "ここで答える", data: "p1", ...override });
const text = { type: "text", text: "本文" };
const propertiesOf = (message: unknown) => checkMessages([message]).map(({ property }) => property);
const body = "messages[0].contents.body.contents[0]";

describe("what LINE accepts", () => {
  it.each([
    ["a text", text],
    ["a text of 5,000 characters", { type: "text", text: "あ".repeat(5000) }],
    [
      "a card with text, bar, buttons and an empty box",
      flex(
        bubble(
          [
            { type: "text", text: "8件中3件が未回答", weight: "bold", size: "lg", wrap: true },
            {
              type: "box",
              layout: "vertical",
              backgroundColor: "#E6E6EB",
              height: "8px",
              cornerRadius: "4px",
              contents: [{ type: "box", layout: "vertical", width: "62%", height: "8px", contents: [] }],
            },
            { type: "text", contents: [{ type: "span", text: "締切", color: "#767676" }] },
            { ...button(postback()), style: "primary", color: "#0946B1FF" },
          ],
          { size: "giga" },
        ),
      ),
    ],
    [
      "a label of 20 family emoji",
      {
        ...text,
        quickReply: { items: [{ type: "action", action: postback({ label: "👨‍👩‍👧".repeat(20) }) }] },
      },
    ],
  ])("%s", (_name, message) => {
    expect(checkMessages([message])).toEqual([]);
  });
});

describe("what LINE refuses", () => {
  it.each([
    ["an unknown type", { type: "letter", text: "a" }, "messages[0].type"],
    ["an empty text", { type: "text", text: "" }, "messages[0].text"],
    ["a text of 5,001 code units", { type: "text", text: `${"あ".repeat(4999)}😀` }, "messages[0].text"],
    ["a field nobody knows", { ...text, colour: "red" }, "messages[0].colour"],
    [
      "a field of another component",
      flex(bubble([{ type: "text", text: "a", layout: "vertical" }])),
      `${body}.layout`,
    ],
    ["a Flex text without text", flex(bubble([{ type: "text", text: "" }])), `${body}.text`],
    ["an unknown Flex component", flex(bubble([{ type: "table" }])), `${body}.type`],
    [
      "an icon outside a baseline box",
      flex(bubble([{ type: "icon", url: "https://a.example/i.png" }])),
      body,
    ],
    ["a short colour", flex(bubble([{ ...text, color: "#fff" }])), `${body}.color`],
    ["a size without unit", flex(bubble([{ ...text, size: "16" }])), `${body}.size`],
    ["an unknown style", flex(bubble([{ ...button(postback()), style: "big" }])), `${body}.style`],
    [
      "a button without label",
      flex(bubble([button({ type: "postback", data: "a" })])),
      `${body}.action.label`,
    ],
    [
      "a button label of 41",
      flex(bubble([button(postback({ label: "あ".repeat(41) }))])),
      `${body}.action.label`,
    ],
    [
      "postback data of 301",
      flex(bubble([button(postback({ data: "a".repeat(301) }))])),
      `${body}.action.data`,
    ],
    [
      "a URI that is not percent-encoded",
      flex(bubble([button({ type: "uri", label: "開く", uri: "https://a.example/目標" })])),
      `${body}.action.uri`,
    ],
    [
      "a URI of a foreign scheme",
      flex(bubble([button({ type: "uri", label: "開く", uri: "javascript:void" })])),
      `${body}.action.uri`,
    ],
    [
      "a URI of 1,001",
      flex(bubble([button({ type: "uri", label: "開く", uri: `https://a.example/${"a".repeat(983)}` })])),
      `${body}.action.uri`,
    ],
    [
      "a bubble above 30 KB",
      flex(bubble(Array.from({ length: 8 }, () => ({ ...text, text: "あ".repeat(1300) })))),
      "messages[0].contents",
    ],
    [
      "13 bubbles",
      flex({ type: "carousel", contents: Array.from({ length: 13 }, () => bubble([text])) }),
      "messages[0].contents.contents",
    ],
    [
      "a carousel above 50 KB",
      flex({
        type: "carousel",
        contents: Array.from({ length: 6 }, () => bubble([{ ...text, text: "あ".repeat(3000) }])),
      }),
      "messages[0].contents",
    ],
    [
      "bubbles of two sizes",
      flex({
        type: "carousel",
        contents: [bubble([text]), bubble([text], { size: "kilo" })],
      }),
      "messages[0].contents.contents",
    ],
    ["altText of 1,501", { ...flex(bubble([text])), altText: "あ".repeat(1501) }, "messages[0].altText"],
    [
      "14 quick replies",
      {
        ...text,
        quickReply: { items: Array.from({ length: 14 }, () => ({ type: "action", action: postback() })) },
      },
      "messages[0].quickReply.items",
    ],
    [
      "a quick reply label of 21",
      {
        ...text,
        quickReply: { items: [{ type: "action", action: postback({ label: "あ".repeat(21) }) }] },
      },
      "messages[0].quickReply.items[0].action.label",
    ],
    [
      "a confirm template with one button",
      {
        type: "template",
        altText: "確認",
        template: { type: "confirm", text: "よろしいですか", actions: [postback()] },
      },
      "messages[0].template.actions",
    ],
    [
      "a rich menu switch in a card",
      flex(bubble([button({ type: "richmenuswitch", label: "切替", richMenuAliasId: "a", data: "b" })])),
      `${body}.action.type`,
    ],
  ])("%s", (_name, message, property) => {
    expect(propertiesOf(message)).toContain(property);
  });

  it("no message and six messages", () => {
    expect(checkMessages([])).toHaveLength(1);
    expect(checkMessages(Array(6).fill(text))).toHaveLength(1);
  });
});

it("never throws, whatever stands in messages", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.anything(), fc.record({ type: fc.constant("flex"), contents: fc.anything() }))),
      (messages) => {
        expect(Array.isArray(checkMessages(messages))).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});
