import { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import * as v from "valibot";
import { wholeText } from "../../domain/wholeText.ts";
import { verifyIdToken } from "../../line/idToken.ts";
import { giveMenu } from "../../line/richMenus/giveMenu.ts";
import { linkAccount } from "../../people/linkAccount.ts";
import { openSession, SESSION_SECONDS } from "../../people/session.ts";
import { unlinkAccount } from "../../people/unlinkAccount.ts";
import { type ApiEnv, allow, refuse, SESSION_COOKIE } from "../access.ts";
import { afterAnswering } from "../afterAnswering.ts";
import { smallBody, takes } from "../bodies.ts";
import { handOver } from "../handOver.ts";
import { isTooOften, refuseTooOften } from "../rateLimits.ts";
import { COOKIE, loginOf, refuseToken } from "./session.ts";

const linkBody = v.object({
  idToken: v.pipe(v.string(), v.maxLength(4_096)),
  staffNumber: v.pipe(wholeText, v.maxLength(50)),
  code: v.pipe(wholeText, v.maxLength(50)),
});

/** Binds the LINE account of a verified ID token to a staff row, and sets it free again. */
export const linkRoutes = new Hono<ApiEnv>()
  .post("/link", allow("anyone"), smallBody, takes("json", linkBody), async (c) => {
    const { idToken, staffNumber, code } = c.req.valid("json");
    const { config, context } = c.var;
    const verified = await verifyIdToken(idToken, config);
    if (verified.kind === "refused") return refuseToken(c, c.env.FORGERIES, verified.reason);
    const { lineUserId } = verified;
    if (await isTooOften(c.env.SIGN_INS, lineUserId)) return refuseTooOften(c);
    const outcome = await linkAccount(context, {
      lineUserId,
      staffNumber,
      code,
      secret: config.SESSION_SECRET,
    });
    if (outcome.kind === "refused") return refuse(c, ...wordLinkRefusal(outcome.reason));
    const opened = await openSession(context, loginOf(c, verified), Date.now());
    if (opened.kind === "opened")
      setCookie(c, SESSION_COOKIE, opened.token, { ...COOKIE, maxAge: SESSION_SECONDS });
    const { replacedLineUserId } = outcome;
    await handOver(c);
    await afterAnswering(c, async () => {
      await giveMenu(context, config, lineUserId);
      if (replacedLineUserId) await giveMenu(context, config, replacedLineUserId);
    });
    return c.json({ status: "linked" as const }, 200);
  })
  .delete("/link", allow("signedIn"), async (c) => {
    const { config, context, caller } = c.var;
    const outcome = await unlinkAccount(context, caller.staff.id);
    deleteCookie(c, SESSION_COOKIE, COOKIE);
    const { lineUserId } = outcome;
    if (lineUserId) {
      await handOver(c);
      await afterAnswering(c, () => giveMenu(context, config, lineUserId));
    }
    return c.json({ status: "unlinked" as const }, 200);
  });

function wordLinkRefusal(reason: "wrong" | "locked"): [status: 403, reason: string, message: string] {
  switch (reason) {
    case "wrong":
      return [
        403,
        "wrong",
        "職員番号か連携コードが違うか、コードが使えなくなっています。紙を確かめても断られるときは、コードを渡した担当へお知らせください。",
      ];
    case "locked":
      return [
        403,
        "locked",
        "間違いが続いたため、1 時間お待ちください。急ぐときは、コードを渡した担当へお知らせください。",
      ];
  }
}
