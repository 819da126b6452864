import { Hono } from "hono";
import { homeOf } from "../../duties/home.ts";
import { type ApiEnv, allow } from "../access.ts";

/** やること. */
export const homeRoutes = new Hono<ApiEnv>().get("/home", allow("signedIn"), async (c) =>
  c.json(await homeOf(c.var.context, c.var.caller), 200),
);
