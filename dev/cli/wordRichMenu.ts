import type { MenuFailure } from "../../worker/line/richMenus/client.ts";
import { MENU_LABELS, type MenuKind } from "../../worker/line/richMenus/menuKind.ts";
import type { PublishOutcome, PublishPlan, PublishStep } from "../../worker/line/richMenus/publishMenus.ts";

type Of<Outcome, Kind> = Extract<Outcome, { kind: Kind }>;

const named = (kinds: readonly MenuKind[]) => kinds.map((kind) => MENU_LABELS[kind]).join("、");

/** What was made, shown to whom and removed. */
export function wordMenus(outcome: Of<PublishOutcome, "published">): string[] {
  const { created, kept, told, removed, waiting } = outcome;
  return [
    ...(created.length > 0 ? [`作ったメニュー: ${named(created)}`] : []),
    ...(kept.length > 0 ? [`前と同じメニュー: ${named(kept)}`] : []),
    "連携していない人には「未連携」のメニューが出ます。",
    ...told.flatMap(({ menu, people }) => toldLine(menu, people)),
    ...(removed > 0 ? [`使わなくなったメニューを ${removed} 件消しました。`] : []),
    ...(waiting > 0
      ? [
          `LINE がまだ切り替えの途中なので、前のメニュー ${waiting} 件は残してあります。数分おいて、もう一度実行すると消えます。`,
        ]
      : []),
  ];
}

function toldLine(menu: MenuKind, people: number): string[] {
  if (people === 0) return [];
  return menu === "unlinked"
    ? [`いまは職のない ${people} 人にも「${MENU_LABELS[menu]}」のメニューが出ます。`]
    : [`「${MENU_LABELS[menu]}」のメニューが ${people} 人に出ます。`];
}

/** What would be done. */
export function wordMenuPlan({ missing, kept, people, old }: Of<PublishPlan, "planned">): string[] {
  const shown = people.filter(({ menu }) => menu !== "unlinked");
  return [
    `作るメニュー: ${named(missing) || "なし"}`,
    `前と同じメニュー: ${named(kept) || "なし"}`,
    ...shown.map(({ menu, people: count }) => `「${MENU_LABELS[menu]}」のメニューが出る人: ${count} 人`),
    `消すメニュー: ${old} 件`,
    "確かめただけで、何も変えていません。",
  ];
}

/** What went wrong, what people see now, and what to do next. */
export function wordMenuFailure({ step, failure }: Of<PublishOutcome, "failed">): string {
  return [causeOf(failure), stateAfter(step), nextStep(failure)].join("\n");
}

function causeOf(failure: MenuFailure): string {
  if (failure.cause === "noAnswer") return "LINE から答えがありません。";
  const { status, message, requestId } = failure;
  const told = [message, requestId && `リクエスト ${requestId}`].filter(Boolean).join("、");
  const detail = `LINE の答え ${status}${told ? `: ${told}` : ""}`;
  if (status === 401 || status === 403) return `LINE がこのチャネルを受け付けません（${detail}）。`;
  if (status === 429) return `LINE の回数の上限に当たりました（${detail}）。`;
  if (status >= 500) return `LINE の調子が悪いようです（${detail}）。`;
  return `LINE に断られました（${detail}）。`;
}

function stateAfter(step: PublishStep): string {
  switch (step) {
    case "list":
    case "create":
      return "だれのメニューも変わっていません。";
    case "default":
      return "新しいメニューは作りましたが、まだだれにも出していません。";
    case "link":
      return "新しいメニューは一部の人にだけ出ています。ほかの人には前のメニューが出ていて、そのまま使えます。";
    case "remove":
      return "新しいメニューは全員に出ています。前のメニューの一部が LINE に残っていますが、だれにも見えません。";
  }
}

function nextStep(failure: MenuFailure): string {
  if (failure.cause === "noAnswer") return "しばらくおいて、もう一度実行してください。続きから始めます。";
  const { status } = failure;
  if (status === 401 || status === 403) return "LINE_CHANNEL_ID と LINE_CHANNEL_SECRET を確かめてください。";
  if (status === 429) return "1 時間ほどおいて、もう一度実行してください。続きから始めます。";
  if (status >= 500) return "しばらくおいて、もう一度実行してください。続きから始めます。";
  return "もう一度実行しても同じなら、LINE の答えを添えて問い合わせてください。";
}
