import { describe, expect, it } from "vitest";
import { hasErrors, type PolicyPoint, parsePolicy } from "../../worker/documents/index.ts";
import { fixtureText } from "./support.ts";

const HEAD = "令和8年4月1日\n\n令和8年度教育部の運営方針\n\n教育部長\n\n記\n\n";

const paths = (points: readonly PolicyPoint[]): string[] =>
  points.flatMap((point) => [point.path, ...paths(point.points)]);
const pathsOf = (text: string) => parsePolicy(text).sections.flatMap((section) => paths(section.points));
const firstPoint = (body: string) => parsePolicy(`${HEAD}1 目標\n${body}`).sections[0]?.points[0];

describe("a policy with numbers in parentheses", () => {
  const policy = parsePolicy(fixtureText("policy-basic.txt"));

  it("has title, year, day and the issuer's title", () => {
    expect(policy).toMatchObject({
      kind: "policy",
      title: "令和8年度市政運営の基本方針",
      fiscalYear: 2026,
      issuedOn: "2026-03-25",
      issuerTitle: "若葉市長",
    });
  });

  it("has its sections and points, to any depth", () => {
    expect(policy.sections.map(({ label, heading }) => `${label} ${heading}`)).toEqual([
      "1 暮らしの安全",
      "2 「第3次若葉市総合計画」を踏まえた取組",
      "3 各部の方針の取扱い",
    ]);
    expect(policy.sections.flatMap((section) => paths(section.points))).toEqual([
      "1(1)",
      "1(2)",
      "2(1)",
      "2(1)①",
      "2(1)②",
      "2(2)",
    ]);
  });

  it("joins a point over blank lines, a page number and the mark of a list", () => {
    expect(policy.sections[0]?.points[1]?.text).toBe(
      "通学路の危険な箇所を地域の人と歩いて確かめ、直せるものからすぐに直すこと。直すのに時間がかかるものは、その見込みを住民に知らせること。",
    );
    expect(policy.sections[1]?.points[1]?.text).toContain("「困ったときは市役所へ」");
  });

  it("keeps the paragraphs of a section without points, and those before its first point", () => {
    expect(policy.sections[2]?.text).toBe(
      "各部の方針は、4月の面談までに提出すること。\n異動した者は、前任者から書面で引継ぎを受けること。",
    );
    expect(policy.sections[1]?.text).toBe("計画の折り返しに当たる年である。");
    expect(policy.preamble.split("\n")).toHaveLength(2);
  });

  it("leaves a reading aid out and its base in", () => {
    expect(policy.sections[1]?.points[0]?.text).toContain("研鑽を積んで");
  });

  it("says that it stopped at 以上", () => {
    expect(policy.problems).toMatchObject([{ severity: "notice", line: 41 }]);
  });
});

describe("a policy with bullets, printed in short lines", () => {
  const policy = parsePolicy(fixtureText("policy-bullets.txt"));

  it("joins Japanese lines without a space and Latin words with one", () => {
    expect(policy.sections[0]?.points[0]?.text).toBe(
      "教室や図書館で子どもが話したことを、その日のうちに書き留め、課の全員で読めるようにすること。",
    );
    expect(policy.sections[0]?.points[1]?.text).toContain("LINE や Web の窓口");
    expect(policy.sections[0]?.points[1]?.text).toContain("Open Data Portal に");
  });

  it("keeps full-width labels as written and gives plain paths", () => {
    expect(policy.sections.map(({ label }) => label)).toEqual(["１", "２"]);
    expect(pathsOf(fixtureText("policy-bullets.txt"))).toEqual(["1・1", "1・2", "2・1", "2・2"]);
    expect(policy.sections[1]?.points.map(({ label }) => label)).toEqual(["・", "・"]);
  });
});

describe("a policy with circled numbers under numbers in parentheses", () => {
  it("has them as points of points, with their paragraphs", () => {
    const policy = parsePolicy(fixtureText("policy-circled.txt"));
    expect(pathsOf(fixtureText("policy-circled.txt"))).toEqual([
      "1(1)",
      "1(1)①",
      "1(1)②",
      "1(2)",
      "1(2)①",
      "2(1)",
      "2(1)①",
      "2(2)",
    ]);
    expect(policy.title).toBe("令和８年度教育部の運営方針について");
    expect(policy.sections[0]?.points[0]).toMatchObject({ label: "（１）", text: "学びの場を広げる" });
    expect(policy.sections[0]?.points[0]?.points[0]?.text).toMatch(/渡すこと。\nまた，開く場所には/);
    expect(policy.sections[1]?.points[1]?.text).toBe(
      "詳しくは別紙のとおり。各課は，四半期ごとに振り返ること。",
    );
  });
});

describe("names of persons", () => {
  it.each(["policy-basic.txt", "policy-bullets.txt", "policy-circled.txt"])(
    "appear nowhere in %s",
    (name) => {
      expect(JSON.stringify(parsePolicy(fixtureText(name))).replace(/\s/g, "")).not.toMatch(/青葉一郎|花子/);
    },
  );

  it.each([
    "教育部長 青葉一郎",
    "教育部長青葉一郎",
    "教 育 部 長　青 葉 一 郎",
    "教育部長\n青葉 一郎",
    "青葉 一郎\n教育部長",
    "この年度に取り組むことを次に示すという前置きの途中の行\n教育部長\n青葉 一郎",
  ])("are left out of a signature written %s", (signature) => {
    const policy = parsePolicy(`${HEAD.replace("教育部長", signature)}1 目標\n(1) 進めること。`);
    expect(policy.issuerTitle).toBe("教育部長");
    expect(JSON.stringify(policy).replace(/\s/g, "")).not.toContain("青葉");
  });
});

describe("labels", () => {
  it("in the middle of a wrapped sentence are text", () => {
    expect(firstPoint("(1) 前の方針の\n(3)に掲げた取組を、\n2 つの課で進めること。")?.text).toBe(
      "前の方針の(3)に掲げた取組を、2 つの課で進めること。",
    );
  });

  it("that leave a gap are read and reported", () => {
    const policy = parsePolicy(`${HEAD}1 目標\n(1) 一つ。\n(3) 三つ。`);
    expect(policy.sections[0]?.points.map(({ path }) => path)).toEqual(["1(1)", "1(3)"]);
    expect(policy.problems).toMatchObject([{ severity: "notice", line: 11 }]);
  });

  it("that repeat still get paths of their own", () => {
    expect(pathsOf(`${HEAD}1 目標\n(1) 一つ。\n(1) また一つ。`)).toEqual(["1(1)", "1(1)#2"]);
  });

  it.each([
    ["⑴ 一つ。\n⑵ 二つ。", ["1(1)", "1(2)"]],
    ["(1) 一つ。\nア 細目。\nイ 細目。\n(2) 二つ。", ["1(1)", "1(1)ア", "1(1)イ", "1(2)"]],
    ["- 一つ。\n- 二つ。", ["1・1", "1・2"]],
    ["㉑ 一つ。", ["1㉑"]],
  ])("may be written %s", (body, expected) => {
    expect(pathsOf(`${HEAD}1 目標\n${body}`)).toEqual(expected);
  });

  it.each(["Ⅰ 目標\n・一つ。", "第1 目標\n・一つ。", "１．目標\n・一つ。", "1、目標\n・一つ。"])(
    "of sections may be written %s",
    (body) => {
      expect(parsePolicy(HEAD + body).sections).toMatchObject([
        { heading: "目標", points: [{ text: "一つ。" }] },
      ]);
    },
  );

  it("may be absent: points before any section form a section without a name", () => {
    expect(parsePolicy(`${HEAD}・一つ。\n・二つ。`).sections).toMatchObject([{ label: "", heading: "" }]);
  });
});

describe("other text", () => {
  it.each(["買い物の一覧\n牛乳\n", "令和8年度教育部の運営方針\n", "<html></html>"])(
    "that is no policy is an error: %s",
    (text) => {
      expect(hasErrors(parsePolicy(text))).toBe(true);
    },
  );

  it("without 記 is read from its first section", () => {
    const policy = parsePolicy(`${HEAD.replace("記\n\n", "")}1 目標\n(1) 一つ。`);
    expect(policy.problems).toEqual([]);
    expect(policy.sections).toMatchObject([{ heading: "目標", points: [{ text: "一つ。" }] }]);
  });

  it("keeps HTML as the words it is", () => {
    expect(firstPoint("(1) <img src=x onerror=alert(1)>を使わないこと。")?.text).toContain("<img src=x");
  });
});
