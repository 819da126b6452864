import { formatWarekiDate } from "../domain/wareki.ts";
import type { SaveSettingOutcome } from "./saveSetting.ts";
import type { UnitHoursOutcome } from "./saveUnitHours.ts";

export type RuleRefusal = Extract<SaveSettingOutcome | UnitHoursOutcome, { kind: "refused" }>;

/** Why nothing was saved, and what to do instead: one or more sentences. */
export function wordRuleRefusal(refusal: RuleRefusal): string[] {
  switch (refusal.reason) {
    case "unknownKey":
      return [`「${refusal.key}」という設定はありません。`];
    case "unfit":
      return refusal.problems;
    case "neverOpen":
      return [
        `${formatWarekiDate(refusal.from)}から 1 年以上、開く日が 1 日もなくなります。開く曜日か閉庁日を見直してください。`,
      ];
    case "unitNotFound":
      return ["その課・室は見つかりませんでした。"];
    case "wholeCity":
      return ["市全体の時間は、「声をかける時間」で変えてください。"];
    case "notPersonnel":
      return [
        "勤務時間の担当の課は、いまの担当の課の職員か、コマンド（npm run admin -- personnel）だけが変えられます。",
      ];
    case "changedMeanwhile":
      return ["ほかの人が同じときに設定を変えていました。もう一度お試しください。"];
  }
}
