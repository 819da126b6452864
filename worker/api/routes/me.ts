import { Hono } from "hono";
import { meOf } from "../../people/me.ts";
import { type ApiEnv, allow } from "../access.ts";

/** Who is signed in. */
export const meRoutes = new Hono<ApiEnv>().get("/me", allow("signedIn"), async (c) =>
  c.json(await meOf(c.var.context, c.var.caller), 200),
);
