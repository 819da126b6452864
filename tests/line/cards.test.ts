import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMessages } from "../../dev/line/index.ts";
import {
  type DeadlineItem,
  type DigestItem,
  OVERTIME_TOPICS,
  type OvertimeItem,
  type OvertimeTopic,
  type ReadItem,
  type ReportItem,
  type SilentItem,
  type TroubleItem,
} from "../../worker/domain/digest.ts";
import { type CardOptions, digestMessages } from "../../worker/line/cards/digestMessages.ts";
import { COLORS } from "../../worker/line/cards/palette.ts";

const published: CardOptions = { liffId: "1650000002-AbCdEfGh", content: "published" };
const minimal: CardOptions = { ...published, content: "minimal" };
const report: ReportItem = {
  kind: "report",
  roundId: "r",
  quarter: 2,
  dueOn: "2026-10-07",
  when: "open",
  total: 8,
  answered: 5,
  isStandIn: false,
};
const silent: SilentItem = { kind: "silent", roundId: "r", quarter: 2, dueOn: "2026-10-07", units: 2 };
const trouble: TroubleItem = { kind: "trouble", failed: 1, uncertain: 2, isQuotaShort: true, burnt: 0 };
const read: ReadItem = {
  kind: "read",
  point: {
    id: "0123456789abcdefghjkmnpqrs",
    policyTitle: "市政運営の基本方針",
    path: "3(3)",
    shortForm: "市政の情報は、正確に、早く公表する",
  },
};

/** Every text and label of the message, in order. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "text" || key === "label") && typeof inner === "string" ? [inner] : wordsOf(inner),
  );
}
/** Every object that has the property. */
function having(value: unknown, property: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((inner) => having(inner, property));
  if (typeof value !== "object" || value === null) return [];
  const own = property in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap((inner) => having(inner, property))];
}
const cards = (items: DigestItem[], options = published) => digestMessages(items, options);
const altText = (items: DigestItem[], options = published) =>
  cards(items, options).map((message) => ("altText" in message ? message.altText : null));

describe("the report card", () => {
  it("says what is left, until when, and what to press", () => {
    expect(wordsOf(cards([report]))).toEqual([
      "第2四半期の進捗確認",
      "8 件中 3 件が未回答",
      "締切",
      "10月7日（水）",
      "ここで答える",
      "詳しく書く（アプリ）",
      "あとで",
    ]);
    expect(altText([report])).toEqual([
      "第2四半期の進捗確認：8 件中 3 件が未回答です。締切は10月7日（水）です。",
    ]);
  });

  it("opens the report page of the mini-app", () => {
    expect(having(cards([report]), "uri").map((action) => action.uri)).toEqual([
      "https://liff.line.me/1650000002-AbCdEfGh/report",
    ]);
  });

  it("is answered and put off with opaque ids, leaving no words in the talk", () => {
    expect(having(cards([report]), "data")).toEqual([
      { type: "postback", label: "ここで答える", data: "answer" },
      { type: "postback", label: "あとで", data: "later:report:r" },
    ]);
  });

  it("does not scold whoever is late, and offers no later", () => {
    const late = cards([{ ...report, when: "late" }]);
    expect(wordsOf(late)).toEqual([
      "第2四半期の進捗確認",
      "いま答えても大丈夫です",
      "8 件中 3 件が未回答",
      "締切",
      "10月7日（水）でした",
      "ここで答える",
      "詳しく書く（アプリ）",
    ]);
    expect(altText([{ ...report, when: "late" }])).toEqual([
      "締切を過ぎました。いま答えても大丈夫です。第2四半期の進捗確認：8 件中 3 件が未回答です。",
    ]);
  });

  it("says whose place it is asked in without saying who", () => {
    const standIn: ReportItem = { ...report, isStandIn: true };
    expect(wordsOf(cards([standIn]))).toContain("不在の方の代わりに、おたずねしています。");
    expect(altText([standIn])[0]).toContain("不在の方の代わりに、おたずねしています。");
  });

  it("has other words on the due day", () => {
    const today: ReportItem = { ...report, when: "today" };
    expect(wordsOf(cards([today]))).toContain("今日が締切です");
    expect(altText([today])).toEqual(["今日が締切です。第2四半期の進捗確認：8 件中 3 件が未回答です。"]);
  });

  it("fills the bar as far as the answers have come", () => {
    const widths = (answered: number) =>
      having(cards([{ ...report, answered }]), "width").map((box) => box.width);
    expect(widths(0)).toEqual(["100%"]);
    expect(widths(5)).toEqual(["100%", "63%"]);
  });
});

describe("the card of a point", () => {
  it("says the short form and its place in the paper, with a button that confirms and one for the full text", () => {
    expect(wordsOf(cards([read]))).toEqual([
      "今週の重点事項",
      "市政の情報は、正確に、早く公表する",
      "市政運営の基本方針 3(3)",
      "確認しました",
      "原文を読む",
      "あとで",
    ]);
  });

  it("confirms with an opaque id and leaves no words in the talk", () => {
    const [confirm] = having(cards([read]), "data");
    expect(confirm).toEqual({
      type: "postback",
      label: "確認しました",
      data: "read:0123456789abcdefghjkmnpqrs",
    });
  });

  it("links to the point itself", () => {
    expect(having(cards([read]), "uri").map((action) => action.uri)).toEqual([
      "https://liff.line.me/1650000002-AbCdEfGh/points/0123456789abcdefghjkmnpqrs",
    ]);
  });
});

describe("the cards of those who look after others", () => {
  it("tell a superior how many units are silent, and which ones only in the app", () => {
    expect(wordsOf(cards([silent]))).toEqual([
      "第2四半期の進捗確認",
      "2 つの課・室が未回答",
      "困っていることがないか、声をかけてみてください。",
      "締切",
      "10月7日（水）",
      "部の一覧を見る",
    ]);
    expect(having(cards([silent]), "uri")[0]?.uri).toMatch(/\/departments$/);
  });

  it("tell an administrator what did not go through, in numbers", () => {
    expect(wordsOf(cards([trouble]))).toEqual([
      "送信の確認",
      "送信を確認してください",
      "届かなかった送信",
      "1 件",
      "届いたか不明の送信",
      "2 件",
      "今月の通数",
      "不足",
      "送信の画面を開く",
    ]);
    expect(having(cards([trouble]), "uri")[0]?.uri).toMatch(/\/admin\/deliveries$/);
    expect(altText([trouble])).toEqual([
      "送信の確認：届かなかった送信 1 件、届いたか不明の送信 2 件、今月の通数 不足。",
    ]);
  });

  it("tell an administrator of ended codes, by number alone", () => {
    const codes: TroubleItem = { kind: "trouble", failed: 0, uncertain: 0, isQuotaShort: false, burnt: 2 };
    expect(having(cards([codes]), "uri")[0]?.uri).toMatch(/\/admin\/invites$/);
    expect(altText([codes])).toEqual(["連携コードの確認：止まった連携コード 2 件。"]);
    expect(altText([{ ...trouble, burnt: 1 }])[0]).toContain("止まった連携コード 1 件。");
  });
});

describe("the cards of overtime and deadlines", () => {
  const overtime = (topic: OvertimeTopic): OvertimeItem => ({
    kind: "overtime",
    topic,
    count: 3,
    day: "2026-10-06",
  });
  const deadline: DeadlineItem = {
    kind: "deadline",
    dueOn: "2026-10-07",
    when: "today",
    count: 2,
    isTold: false,
  };
  const pages = (items: DigestItem[]) =>
    having(cards(items, minimal), "uri").map(({ uri }) =>
      String(uri).replace(`https://liff.line.me/${published.liffId}`, ""),
    );

  it.each([
    ["orders", "/overtime/board"],
    ["results", "/overtime"],
    ["transfers", "/overtime/section"],
    ["ownHours", "/overtime"],
    ["sectionHours", "/overtime/section"],
    ["departmentHours", "/overtime/department"],
    ["late", "/overtime/department"],
  ] as const)("%s leads to %s, and has no time of day in it", (topic, page) => {
    expect(pages([overtime(topic)])).toEqual([page]);
    expect(wordsOf(cards([overtime(topic)])).join()).not.toMatch(/\d:\d\d|時間\d|\d+ ?(?:時間|分)/);
  });

  it("confirm an evening that went as ordered in one tap, for the evenings before that day", () => {
    expect(having(cards([overtime("results")]), "data").map(({ data }) => data)).toEqual([
      "asordered:2026-10-06",
      "later:results",
    ]);
    expect(having(cards([overtime("results")], minimal), "data")).toEqual([]);
  });

  it("say how many are due and when, not what", () => {
    expect(altText([deadline])).toEqual(["期限：提出するものが 2 件（今日 10月7日（水））。"]);
    expect(altText([{ ...deadline, when: "late", isTold: true }])).toEqual([
      "期限：課・室の未提出が 2 件（10月7日（水）でした）。困っていることがないか、声をかけてみてください。",
    ]);
    expect(pages([deadline])).toEqual(["/deadlines"]);
  });

  it("are lines beside the others", () => {
    expect(wordsOf(cards([overtime("orders"), deadline]))).toEqual([
      "今日のお知らせ",
      "2 件あります",
      "命令を待つ申請が 3 件",
      "提出するものが 2 件",
      "今日まで",
      "やることを開く",
    ]);
  });
});

describe("a city that keeps its words off LINE", () => {
  it("sends counts, dates and links only, and no button that answers in the chat", () => {
    const messages = [[report], [read], [report, read]].flatMap((all) => cards(all, minimal));
    const everything = JSON.stringify(messages);
    expect(everything).not.toContain(read.point.shortForm);
    expect(everything).not.toContain(read.point.policyTitle);
    expect(having(messages, "data")).toEqual([]);
    expect(wordsOf(messages)).toContain("1 件、確認をお願いします");
    expect(altText([read], minimal)).toEqual(["今週の重点事項：1 件、確認をお願いします。"]);
  });
});

describe("a digest of several things", () => {
  const several: DigestItem[] = [
    trouble,
    report,
    { ...report, isStandIn: true, when: "today" },
    silent,
    read,
  ];

  it("is one card with a line for each, one way to answer in the chat and one to the app's home", () => {
    const messages = cards(several);
    expect(messages).toMatchObject([{ type: "flex", contents: { type: "bubble" } }]);
    expect(wordsOf(messages)).toEqual([
      "今日のお知らせ",
      "5 件あります",
      "確認が必要な送信 3 件",
      "第2四半期の進捗確認 3 件",
      "10/7まで",
      "第2四半期の進捗確認 3 件（不在の方の代わり）",
      "今日まで",
      "未回答の課・室 2 つ",
      "今週の重点事項 1 件",
      "進捗にここで答える",
      "やることを開く",
    ]);
    expect(having(messages, "data").map((action) => action.data)).toEqual(["answer"]);
    expect(having(messages, "uri").map((action) => action.uri)).toEqual([
      "https://liff.line.me/1650000002-AbCdEfGh/",
    ]);
  });

  it("says the same in the list of talks", () => {
    expect(altText([report, read])).toEqual([
      "今日のお知らせ：2 件あります。第2四半期の進捗確認 3 件（締切 10月7日（水））、今週の重点事項 1 件。",
    ]);
  });

  it("names eight and counts the rest", () => {
    const ten = Array.from({ length: 10 }, () => report);
    expect(wordsOf(cards(ten)).filter((word) => word === "第2四半期の進捗確認 3 件")).toHaveLength(8);
    expect(wordsOf(cards(ten))).toContain("ほか 2 件");
    expect(altText(ten)[0]).toMatch(/、ほか 2 件。$/);
  });

  it("offers no answer in the chat where no goal waits", () => {
    expect(having(cards([trouble, read]), "data")).toEqual([]);
  });

  it("says nothing that one city may say and another may not; only the way to answer differs", () => {
    const words = wordsOf(cards(several, published)).filter((word) => word !== "進捗にここで答える");
    expect(wordsOf(cards(several, minimal))).toEqual(words);
    expect(JSON.stringify(cards(several))).not.toContain(read.point.shortForm);
  });

  it("of nothing is no message", () => {
    expect(cards([])).toEqual([]);
  });
});

describe("what LINE accepts", () => {
  const text = (maxLength: number) => fc.string({ unit: "grapheme", minLength: 1, maxLength });
  const items = fc.oneof(
    fc.record({
      kind: fc.constant("report" as const),
      roundId: fc.constant("0123456789abcdefghjkmnpqrs"),
      quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      dueOn: fc.constantFrom("2026-10-07", "2027-01-08"),
      when: fc.constantFrom("open" as const, "today" as const, "late" as const),
      isStandIn: fc.boolean(),
      total: fc.integer({ min: 1, max: 300 }),
      answered: fc.integer({ min: 0, max: 299 }),
    }),
    fc.record({
      kind: fc.constant("read" as const),
      point: fc.record({
        id: fc.constant("0123456789abcdefghjkmnpqrs"),
        policyTitle: text(120),
        path: text(20),
        shortForm: text(300),
      }),
    }),
    fc.record({
      kind: fc.constant("silent" as const),
      roundId: fc.constant("r"),
      quarter: fc.constantFrom(1 as const, 4 as const),
      dueOn: fc.constant("2026-10-07"),
      units: fc.integer({ min: 1, max: 2000 }),
    }),
    fc.record({
      kind: fc.constant("trouble" as const),
      failed: fc.nat({ max: 100_000 }),
      uncertain: fc.nat({ max: 100_000 }),
      isQuotaShort: fc.boolean(),
      burnt: fc.nat({ max: 1_000 }),
    }),
    fc.record({
      kind: fc.constant("overtime" as const),
      topic: fc.constantFrom(...OVERTIME_TOPICS),
      count: fc.integer({ min: 1, max: 5_000 }),
      day: fc.constant("2026-10-06"),
    }),
    fc.record({
      kind: fc.constant("deadline" as const),
      dueOn: fc.constant("2026-10-07"),
      when: fc.constantFrom("open" as const, "today" as const, "late" as const),
      count: fc.integer({ min: 1, max: 5_000 }),
      isTold: fc.boolean(),
    }),
  );

  it("every digest is within LINE's schema and limits", () => {
    fc.assert(
      fc.property(
        fc.array(items, { minLength: 1, maxLength: 14 }),
        fc.constantFrom(published, minimal),
        (all, options) => {
          const possible = all.map((item) =>
            item.kind === "report" ? { ...item, answered: Math.min(item.answered, item.total) } : item,
          );
          expect(checkMessages(cards(possible, options))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("readable on light and dark", () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };

  it("every card states its background and every text its colour", () => {
    const messages = [[report], [read], [silent], [trouble], [report, read]].flatMap((all) => cards(all));
    for (const bubble of having(messages, "body")) {
      expect(bubble.body).toMatchObject({ backgroundColor: COLORS.white });
    }
    for (const element of having(messages, "text")) expect(element.color).toBeDefined();
  });

  it.each(["ink", "quietInk", "blue"] as const)("%s on white has at least 4.5 : 1", (name) => {
    expect(contrast(COLORS[name], COLORS.white)).toBeGreaterThanOrEqual(4.5);
  });
});
