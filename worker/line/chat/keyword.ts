// The words the bot understands besides those of an absence and 「あとで」.
import { bareWords, withoutLead } from "./bareWords.ts";

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

/** In the narrowest writing, as `bareWords` gives it. */
const SPELLINGS: Record<Keyword, RegExp> = {
  answer:
    /^(?:進捗|しんちょく|進捗(?:報告|確認|状況)|(?:報告|回答)(?:書)?|答え|こたえ|つづき|続き)(?:する|します|したい|しました|を?答える|に答える)?$|^(?:答える|こたえる|答えます|答えたい)$/,
  goals: /^(?:目標|もくひょう|実施項目|組織目標)(?:一覧)?$/,
  policy: /^(?:方針|ほうしん|重点事項|運営方針|基本方針)$/,
  left: /^(?:残り|のこり|やること|未回答|todo)(?:一覧)?$/,
  // What people call it themselves is understood; the bot never says it.
  overtime:
    /^(?:超過勤務|ちょうかきんむ|超勤|時間外(?:勤務)?|残業|ざんぎょう)(?:の?申請)?(?:する|します|したい)?(?:今日|\d{1,2}時?(?:\d{2}分?|半)?(?:まで)?\S{0,20})?$/,
  deadlines: /^(?:期限|きげん|締切|締め切り|〆切|しめきり)(?:一覧)?$/,
  morning: /^(?:朝会|ちょうかい|あさかい|朝の一枚)$/,
  settings: /^(?:設定|せってい)(?:変更)?(?:する|します|したい)?$/,
  help: /^(?:へるぷ|help|使い方|つかいかた|めにゅー|menu)$/,
};

const ONLY_ASKING = /^[?？]+$/;

/** Reads a word, whatever politeness or marks stand around it; null for any other text. */
export function readKeyword(text: string): Keyword | null {
  if (ONLY_ASKING.test(withoutLead(text).trim())) return "help";
  const meant = bareWords(text);
  return KEYWORDS.find((keyword) => SPELLINGS[keyword].test(meant)) ?? null;
}
