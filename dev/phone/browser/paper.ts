import { askForPaper } from "./api.ts";
import { byId, make, toast } from "./elements.ts";

let shownFor: string | null = null;

/** Hands whoever is not linked yet the paper with a one-time code, as the office does. */
export function showPaper(userId: string, isWanted: boolean): void {
  const place = byId("paper");
  if (!isWanted) {
    shownFor = null;
    place.replaceChildren();
    return;
  }
  if (shownFor === userId) return;
  shownFor = userId;
  const button = make("button", "", "連携コードの紙を受け取る");
  button.type = "button";
  button.addEventListener("click", () => void handOver(userId));
  place.replaceChildren(make("p", "", "まだ連携していません。連携には、担当が渡す紙が要ります。"), button);
}

async function handOver(userId: string): Promise<void> {
  const paper = await askForPaper(userId).catch(() => null);
  if (shownFor !== userId) return;
  if (paper === null) return toast("紙を作れませんでした。端末の記録を見てください");
  byId("paper").replaceChildren(
    make("p", "", "職員番号 ", make("strong", "", paper.staffNumber)),
    make("p", "", "連携コード ", make("strong", "", paper.code)),
  );
}
