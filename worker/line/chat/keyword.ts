// The words the bot understands besides those of an absence and 「あとで」.

export const KEYWORDS = [
  "answer",
  "goals",
  "policy",
  "left",
  "overtime",
  "deadlines",
  "morning",
  "settings",
  "help",
] as const;
export type Keyword = (typeof KEYWORDS)[number];

const SPELLINGS: Record<Keyword, RegExp> = {
  answer:
    /^(?:進捗|しんちょく|進捗(?:報告|確認)|報告|回答|答え|こたえ|つづき|続き)(?:する|します|を?答える|に答える)?$|^(?:答える|こたえる|答えます)$/,
  goals: /^(?:目標|もくひょう|実施項目|組織目標)(?:一覧)?$/,
  policy: /^(?:方針|ほうしん|重点事項|運営方針|基本方針)$/,
  left: /^(?:残り|のこり|やること|未回答|todo)$/i,
  // What people call it themselves is understood; the bot never says it.
  overtime: /^(?:超過勤務|ちょうかきんむ|超勤|時間外(?:勤務)?|残業|ざんぎょう)(?:の?申請)?(?:する|します)?$/,
  deadlines: /^(?:期限|きげん|締切|締め切り|〆切|しめきり)(?:一覧)?$/,
  morning: /^(?:朝会|ちょうかい|あさかい|朝の一枚)$/,
  settings: /^(?:設定|せってい)(?:変更)?$/,
  help: /^(?:ヘルプ|へるぷ|help|使い方|つかいかた|メニュー|[?])$/i,
};

/** Reads a word; null for any other text. */
export function readKeyword(text: string): Keyword | null {
  const plain = text
    .slice(0, 40)
    .normalize("NFKC")
    .replace(/[\s「」『』。、.!,]+/g, "");
  return KEYWORDS.find((keyword) => SPELLINGS[keyword].test(plain)) ?? null;
}
