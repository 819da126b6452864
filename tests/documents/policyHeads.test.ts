// Who issues a policy and for whom it is, told apart by position and words.
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../worker/documents/index.ts";
import { speaksForCity, unitOfTitle } from "../../worker/domain/matchUnits.ts";
import { realPaper, textOf } from "./support.ts";

const BODY =
  "\n\n令和8年度教育部の運営方針\n\n次のとおり定めるので、進めること。\n\n記\n\n1 目標\n(1) 進めること。\n以上\n";
const PREAMBLE = "次のとおり定めるので、進めること。";

describe.each([
  ["an addressee before the issuer", "令和8年4月1日\n各部長　様\n教育部長　青葉 一郎"],
  ["an addressee before the date", "8若教発第12号\n教育部職員　各位\n令和8年4月1日\n教育部長　青葉 一郎"],
  ["an addressee behind the issuer", "令和8年4月1日\n教育部長　青葉 一郎\n各課・室・館長　殿"],
  ["both in one line", "令和8年4月1日\n各 所 属 長　様　　　　　　　　教育部長　青葉 一郎"],
  ["あて", "令和8年4月1日\n関係各課長あて\n教育部長"],
  ["several titles with one 様 below", "令和8年4月1日\n図書館長\n給食課長\n様\n教育部長　青葉一郎"],
  ["labels", "令和8年4月1日\n宛先：各所属長\n発信者：教育部長　青葉 一郎\n担当：企画課長　見本 二郎"],
  ["the mayor as addressee", "令和8年4月1日\n若葉市長　見本 花子　様\n教 育 部 長　　青 葉 一 郎"],
  ["many without 様", "令和8年4月1日\n庁内各課長\n全職員\n教育部長青葉一郎"],
  ["a copy to somebody", "令和8年4月1日\n（写）総務部長\n教育部職員　御中\n教育部長\n青葉 一郎"],
])("a head with %s", (_, head) => {
  const policy = parsePolicy(head + BODY);

  it("is issued by whom it is signed by", () => {
    expect(policy).toMatchObject({ issuerTitle: "教育部長", issuedOn: "2026-04-01", problems: [] });
  });

  it("loses no sentence and keeps no name", () => {
    expect(policy.preamble).toBe(PREAMBLE);
    expect(JSON.stringify(policy).replace(/\s/g, "")).not.toMatch(/青葉|見本|様|各位/);
  });
});

describe("two titles of which none is addressed", () => {
  it("are the one that signs with a name, and the other is named", () => {
    const policy = parsePolicy(`令和8年4月1日\n総務部長\n教育部長　青葉 一郎${BODY}`);
    expect(policy.issuerTitle).toBe("教育部長");
    expect(policy.problems).toMatchObject([
      { severity: "notice", message: expect.stringContaining("総務部長") },
    ]);
  });
});

it.each(["各務原市長　青葉 一郎", "各務原市長"])(
  "%s is the mayor of a city and no addressee",
  (signature) => {
    expect(parsePolicy(`令和8年4月1日\n各部長　様\n${signature}${BODY}`).issuerTitle).toBe("各務原市長");
  },
);

it("a title with 策定について is found, and a deputy speaks for the city", () => {
  const paper =
    "令和8年3月25日\n各部長　様\n若葉市副市長　青葉 一郎\n令和8年度市政運営の基本方針の策定について（依命通知）\n記\n1 目標\n(1) 進めること。";
  const policy = parsePolicy(paper);
  expect(policy).toMatchObject({ issuerTitle: "若葉市副市長", fiscalYear: 2026, problems: [] });
  expect(speaksForCity(policy.issuerTitle)).toBe(true);
  expect(unitOfTitle(policy.issuerTitle)).toBeNull();
});

describe("the three real papers", () => {
  it.for([
    ["basic-policy-kokubunji-r8.txt", /市長$/],
    ["department-policy-kokubunji-civic-r7.txt", /部長$/],
    ["department-policy-kokubunji-general-r5.txt", /部長$/],
  ] as const)("%s is issued by its head, also when it is addressed once more", ([name, title], { skip }) => {
    const text = textOf(realPaper(name, skip));
    const plain = parsePolicy(text);
    expect(plain.issuerTitle).toMatch(title);
    expect(plain.problems).toEqual([]);
    for (const address of ["各部長　様\n", "関係各課長あて\n", "各位\n"]) {
      expect(parsePolicy(address + text)).toMatchObject({
        issuerTitle: plain.issuerTitle,
        title: plain.title,
        problems: [],
      });
    }
  });
});
