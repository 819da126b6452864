import { byId, make } from "./elements.ts";
import { miniAppUrl } from "./miniAppUrl.ts";

let closed = () => {};

/** Opens the mini-app in the phone when the address is one of LIFF, anything else in a tab of its own. */
export function openAddress(uri: string, holder: { userId: string; liffId: string; liffUrl: string }): void {
  const url = miniAppUrl(uri, { ...holder, phoneUrl: location.origin });
  if (url === null) {
    window.open(uri, "_blank", "noopener");
    return;
  }
  const frame = make("iframe");
  frame.src = url;
  frame.title = "進捗だよりのアプリ";
  const close = make("button", "", "×");
  close.type = "button";
  close.setAttribute("aria-label", "アプリを閉じる");
  close.addEventListener("click", closeSheet);
  const sheet = byId("sheet");
  sheet.replaceChildren(make("header", "", make("h3", "", "進捗だより"), close), frame);
  sheet.hidden = false;
  close.focus();
}

/** Closes the mini-app. */
function closeSheet(): void {
  const sheet = byId("sheet");
  if (sheet.hidden) return;
  sheet.hidden = true;
  sheet.replaceChildren();
  closed();
}

/** Lets Escape and the mini-app itself (`postMessage("liff:close")`) close the sheet. */
export function watchSheet(afterClose: () => void): void {
  closed = afterClose;
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeSheet();
  });
  window.addEventListener("message", ({ data }) => {
    if (data === "liff:close") closeSheet();
  });
}
