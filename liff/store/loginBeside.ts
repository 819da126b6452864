import { isLine } from "../../worker/domain/device.ts";

/** The page that a tab opened for logging in ends on. */
export const LOGGED_IN_PATH = "/logged-in";

/**
 * Opens a tab that logs in. False inside LINE, which has no tabs, and where the browser forbids it.
 * To be called while the person presses something: browsers forbid it at other times.
 */
export function openBeside(): boolean {
  return !isInsideLine() && window.open(LOGGED_IN_PATH) !== null;
}

/** Whether this is LINE's own browser, known without its SDK. */
export function isInsideLine(): boolean {
  return isLine(navigator.userAgent);
}
