import { createHmac } from "node:crypto";

/** The value of `x-line-signature` for a raw body. */
export function signatureOf(body: string, channelSecret: string): string {
  return createHmac("sha256", channelSecret).update(body, "utf8").digest("base64");
}
