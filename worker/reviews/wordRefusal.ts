// One sentence for every reason why a review or an undo is refused, and the status that goes with it.
import { MAX_REVIEW_CHARACTERS } from "../domain/review.ts";
import type { ReviewRefusal, UndoRefusal } from "../domain/reviewViews.ts";

export interface RefusalWords {
  status: 400 | 403 | 404 | 409;
  message: string;
}

export function wordReviewRefusal(reason: ReviewRefusal): RefusalWords {
  switch (reason) {
    case "notFound":
      return { status: 404, message: "この報告は、取り消されたか、見つかりませんでした。" };
    case "notSuperior":
      return { status: 403, message: "この課の上司だけが確認できます。" };
    case "ownReport":
      return { status: 403, message: "ご自分の報告は確認できません。" };
    case "newerVersion":
      return { status: 409, message: "新しい版が届いています。開き直して、そちらを確認してください。" };
    case "roundNotOpen":
      return { status: 409, message: "この四半期の受付は終わったため、質問して戻せません。" };
    case "wordMissing":
      return { status: 400, message: "質問を書いてください。" };
    case "wordTooLong":
      return { status: 400, message: `ひとことは ${MAX_REVIEW_CHARACTERS} 字までにしてください。` };
    case "otherAct":
      return { status: 409, message: "送信をもう一度やり直してください。" };
  }
}

export function wordUndoRefusal(reason: UndoRefusal): RefusalWords {
  switch (reason) {
    case "notFound":
      return { status: 404, message: "この報告は見つかりませんでした。" };
    case "notAuthor":
      return { status: 403, message: "取り消せるのは、報告した本人だけです。" };
    case "tooLate":
      return {
        status: 409,
        message: "1 分を過ぎたため、取り消せません。「内容を直す」から新しい版を出せます。",
      };
    case "newerVersion":
      return { status: 409, message: "新しい版が届いているため、取り消せません。" };
    case "reviewed":
      return {
        status: 409,
        message: "上司が確認したため、取り消せません。「内容を直す」から新しい版を出せます。",
      };
    case "roundNotOpen":
      return { status: 409, message: "この四半期の受付は終わったため、取り消せません。" };
  }
}
