// Small papers of every kind, and what hands, spreadsheets and corrections do to them.
import fc from "fast-check";
import type { ImportKind } from "../../worker/imports/readDocument.ts";

export const PAPERS: Record<ImportKind, string> = {
  roster: `職員番号,氏名,所属,職名,権限,本務兼務,着任日,離任日
10001,真鍋 志津子,市民生活部,部長,部長,本務,2025-04-01,
10011,藤代 和美,市民生活部＞市民課,課長,所属長,本務,2024-04-01,
10012,小野寺 岳志,市民生活部＞市民課,主事,職員,本務,2025-04-01,2026-09-30
10012,小野寺 岳志,市民生活部＞環境政策課,主事,職員,本務,2026-10-01,
10021,木下 恒彦,市民生活部＞環境政策課,課長,所属長,本務,2025-04-01,
10022,上田 康祐,広報室,室長,所属長,本務,2026-04-01,
10022,上田 康祐,市民生活部＞市民課,主任,職員,兼務,2026-04-01,
`,
  goals: `令和8年度 組織目標展開整理表,,,,,,
作成日,令和8年4月1日,職名,市民生活部長,氏名,真鍋 志津子,
番号,実施項目,計画・方針等の分類,どの水準まで,どのような方法で,いつまで,共通・課名
1,太陽光の導入,施政方針,・3施設で動いている。 ・購入量が10%減っている。,・方法を決める。,年度末,環境政策課
2,共同購入の普及,個別計画,・150世帯が申し込んでいる。,・相談の場を設ける。,令和9年2月,環境政策課
3,窓口の案内の見直し,総合計画,・案内図が新しくなっている。,・声を集める。,10月中旬,市民課
4,証明書の電子申請,総合計画,・20種類で使えるようになっている。,・手順を作る。 ・職員に教える。,年度末,市民課
5,研修への参加,人材育成,・全員が2回受けている。,・予定を立てる。,年度末,共通
6,書庫の整理,事務改善,・半分になっている。,・捨てる物を決める。,令和8年12月,市民課
`,
  policy: `令和8年3月24日

市民生活部長

令和8年度市民生活部の運営方針

次のとおり定める。

記

1 暮らしを支える

(1) 困りごとに早く気づくこと。
(2) 災害に備えること。
① 水と食べ物を備えること。
② 人の名簿を確かめること。

2 誠実な仕事

仕事の進め方は次による。

(1) 根拠を確かめること。
(2) 早く返すこと。
・翌日までに返事をすること。
・遅れるときは先に伝えること。
`,
  holidays: `日付,区分,名称,時間,課
2026/12/28,閉庁,庁舎の点検,,
2026/12/29,半日,仕事納め,08:30〜12:00,
2026/12/28,開庁,窓口の開設,,市民課
2026/8/3,半日,夏の点検,09:00〜12:00,環境政策課
2027/2/11,開庁,休日窓口,,市民課
`,
  allotments: `所属,2026年4月,2026年5月,2026年6月
市民課,120,100,80:30
環境政策課,60,60,60
広報室,40,30,20
`,
  actuals: `職員番号,年月日,超過勤務時間,退庁
10011,2026/10/5,2:30,19:45
10011,2026/10/10,3:00,12:00
10012,2026/10/6,0:00,
10021,2026/10/7,1:15,18:30
10022,2026/9/30,1:00,18:15
`,
};

const WORDS = [
  ..."1|2|3|4|６|0|-1|1.5|99999|三番|令和8年|令和7年度|2026-10-05|2026/13/45|2026/12/28|共通|市民課|広報室|市民生活部".split(
    "|",
  ),
  ..."25:00|90分|1e309|閉庁|開庁|半日|部長|兼務|2024-04-01|2026-04-01|2025-03-31|(1)|(3)|①|・|記|以上|太陽光の導入".split(
    "|",
  ),
  ..."真鍋 志津子|10011|10012|~|#2|😀|é|%|''|（旧 abcdef）".split("|"),
  "",
  "　",
  '"',
  "\u2028",
];

const place = fc.nat({ max: 40 });
const column = fc.nat({ max: 7 });
const oneDamage = fc.oneof(
  fc.record({ kind: fc.constant("drop" as const), line: place }),
  fc.record({ kind: fc.constant("twice" as const), line: place, after: place }),
  fc.record({ kind: fc.constant("swap" as const), line: place, other: place }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      line: place,
      column,
      word: fc.constantFrom(...WORDS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("copy" as const), line: place, other: place, column }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("exchange" as const), line: place, other: place, column }),
  },
  fc.record({ kind: fc.constant("cut" as const), line: place, column }),
);
export type Damage = typeof oneDamage extends fc.Arbitrary<infer Value> ? Value : never;

export const damages = fc.array(oneDamage, { maxLength: 5 });

/** The paper of a kind after one act after another; places beyond its end wrap around. */
export function damage(kind: ImportKind, acts: readonly Damage[]): string {
  // In prose the words of a line stand for the cells of a row.
  const separator = kind === "policy" ? " " : ",";
  const rows = PAPERS[kind].split("\n").map((line) => line.split(separator));
  for (const act of acts) {
    const at = (index: number) => index % Math.max(rows.length, 1);
    const row = rows[at(act.line)];
    if (!row) continue;
    const cell = "column" in act ? act.column % row.length : 0;
    const other = "other" in act ? rows[at(act.other)] : undefined;
    if (act.kind === "drop") rows.splice(at(act.line), 1);
    if (act.kind === "twice") rows.splice(at(act.after), 0, [...row]);
    if (act.kind === "write") row[cell] = act.word;
    if (act.kind === "cut") row[cell] = (row[cell] ?? "").slice(1);
    if (act.kind === "swap" && other) [rows[at(act.line)], rows[at(act.other)]] = [other, row];
    if (act.kind === "copy" && other) row[cell] = other[cell] ?? "";
    if (act.kind === "exchange" && other) [row[cell], other[cell]] = [other[cell] ?? "", row[cell] ?? ""];
  }
  return rows.map((cells) => cells.join(separator)).join("\n");
}
