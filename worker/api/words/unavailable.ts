import type { DatabaseUnavailable } from "../../../db/unavailable.ts";

const READING = new Set(["GET", "HEAD"]);

/** How a database that was not to be had is told, and after how many seconds it is worth another try. */
export function wordUnavailable(
  kind: DatabaseUnavailable["kind"],
  method: string,
): { reason: string; message: string; retryAfterSeconds: number } {
  switch (kind) {
    case "busy":
      return {
        reason: "busy",
        message: "ただいま混み合っています。少し待って、もう一度お試しください。",
        retryAfterSeconds: 5,
      };
    case "silent":
      return READING.has(method)
        ? {
            reason: "silent",
            message: "ただいま応答がありません。少し待って、もう一度お試しください。",
            retryAfterSeconds: 30,
          }
        : {
            reason: "unsure",
            message:
              "記録できたかどうかを確かめられませんでした。少し待って画面を開き直し、お確かめください。",
            retryAfterSeconds: 30,
          };
  }
}
