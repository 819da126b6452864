import type { LinkRefusal } from "../domain/policyViews.ts";

/** Why a goal could not be linked, for the person who tried. */
export function wordLinkRefusal(reason: LinkRefusal): { status: 404 | 409; message: string } {
  switch (reason) {
    case "goalNotAsked":
      return { status: 404, message: "この目標は見つかりませんでした。" };
    case "pointUnknown":
      return {
        status: 409,
        message: "選んだ項目のうち、いまの方針にないものがあります。画面を開き直してください。",
      };
  }
}
