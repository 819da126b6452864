import { Hono } from "hono";
import * as v from "valibot";
import type { IssuedInvite } from "../../contract/invites.ts";
import { INVITE_STATES } from "../../domain/invite.ts";
import { wholeText } from "../../domain/wholeText.ts";
import { createInvite } from "../../people/createInvite.ts";
import { withdrawInvite } from "../../people/endInvites.ts";
import { listInvites } from "../../people/listInvites.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
import { handOver } from "../handOver.ts";

const inviteBody = v.object({ staffNumber: v.pipe(wholeText, v.trim(), v.minLength(1), v.maxLength(50)) });
const stateQuery = v.object({ state: v.optional(v.picklist(INVITE_STATES)) });
const REFUSALS = {
  unknownStaff: "その職員番号の職員がいません。名簿をお確かめください。",
  noPost: "その職員には、いまもこれからも職がありません。名簿をお確かめください。",
} as const;

/** 連携コード, the codes that let people in: for administrators. */
export const inviteRoutes = new Hono<ApiEnv>()
  .get("/admin/invites", allow("admin"), takes("query", stateQuery), async (c) =>
    c.json(await listInvites(c.var.context, c.req.valid("query")), 200),
  )
  .post("/admin/invites", allow("admin"), smallBody, takes("json", inviteBody), async (c) => {
    const { context, config } = c.var;
    const { staffNumber } = c.req.valid("json");
    const outcome = await createInvite(context, { staffNumber, secret: config.SESSION_SECRET });
    if (outcome.kind === "refused") {
      return refuse(c, 404, outcome.reason, REFUSALS[outcome.reason]);
    }
    await handOver(c);
    const { code, expiresAt, staff } = outcome;
    const url = `https://liff.line.me/${config.LIFF_ID}/link?code=${code}`;
    const issued: IssuedInvite = {
      code,
      expiresAt,
      url,
      staff: { name: staff.name, staffNumber: staff.staffNumber },
    };
    return c.json(issued, 200);
  })
  .delete("/admin/invites/:inviteId", allow("admin"), async (c) => {
    const isWithdrawn = await withdrawInvite(c.var.context, c.req.param("inviteId"));
    if (isWithdrawn) return c.json({ status: "withdrawn" as const }, 200);
    return refuse(c, 404, "inviteGone", "このコードは、もう使われたか、取り消されています。");
  });
