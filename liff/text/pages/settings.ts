// The words of 設定.

export const settingsWords = {
  title: "設定",
  who: "あなた",
  staffNumber: "職員番号",
  posts: "職",
  main: "本務",
  additional: "兼務",
  line: "LINE連携",
  lineText: "外すと、LINE へのお知らせが止まり、この画面も開けなくなります。報告の記録は残ります。",
  unlink: "連携を外す",
  unlinkSure: "本当に外しますか？",
  unlinkYes: "外す",
  cancel: "やめる",
  unlinkFailed: "外せませんでした。少しおいて、もう一度お試しください。",
  unlinked: "連携を外しました",
  calls: "声かけ",
  promise: { title: "声かけの約束", text: "いつ、どれだけ、何をおたずねするか" },
  admin: "管理",
  deliveries: { title: "送信", text: "今日の予定、届かなかったもの、一時停止" },
  rules: { title: "声かけの設定", text: "時間、声をかける日、上の人に知らせる日" },
};
