// The rich-menu part of the Messaging API, as much of it as the product uses. It never throws for what LINE or the
// network answers.
import type { messagingApi } from "@line/bot-sdk";
import { type ChannelOptions, createAuthorisedCall } from "../authorisedCall.ts";
import type { WireAnswer } from "../http.ts";

/** Why a call did not do what it should; `message` is LINE's explanation, its wording is not contractual. */
export type MenuFailure =
  | { cause: "refused"; status: number; message: string | null; requestId: string | null }
  | { cause: "noAnswer" };

export type MenuAnswer<Value = null> = { kind: "done"; value: Value } | ({ kind: "failed" } & MenuFailure);

/** LINE's limit of people in one bulk call. */
export const PEOPLE_PER_CALL = 500;

export interface RichMenuClient {
  /** All menus made with the Messaging API, ours and others'. */
  list(): Promise<MenuAnswer<{ id: string; name: string }[]>>;
  /** @returns the new menu's id */
  create(menu: messagingApi.RichMenuRequest): Promise<MenuAnswer<string>>;
  /** Gives a menu its PNG, once: LINE lets nobody replace it. */
  setPicture(id: string, png: Uint8Array<ArrayBuffer>): Promise<MenuAnswer>;
  remove(id: string): Promise<MenuAnswer>;
  /** Makes it the menu of everybody who has none of their own. */
  setDefault(id: string): Promise<MenuAnswer>;
  /** The person's own menu, or null. */
  menuOf(userId: string): Promise<MenuAnswer<string | null>>;
  link(userId: string, id: string): Promise<MenuAnswer>;
  unlink(userId: string): Promise<MenuAnswer>;
  /** At most 500 people; LINE accepts, and links a little later. Who blocked the account is passed over. */
  linkMany(userIds: readonly string[], id: string): Promise<MenuAnswer>;
  /** At most 500 people; see `linkMany`. */
  unlinkMany(userIds: readonly string[]): Promise<MenuAnswer>;
}

/**
 * Where pictures go. LINE keeps them on a host of their own; any other address (the simulator, a proxy) answers both.
 * Source: "Domain name" of LINE's Messaging API reference.
 */
export function dataBaseUrl(apiBaseUrl: string): string {
  const url = new URL(apiBaseUrl);
  if (url.host !== "api.line.me") return apiBaseUrl;
  url.host = "api-data.line.me";
  return url.href.replace(/\/$/, "");
}

/** Makes a client for one channel. */
export function createRichMenuClient(options: ChannelOptions): RichMenuClient {
  const call = createAuthorisedCall(options);
  const callData = createAuthorisedCall(options, dataBaseUrl(options.apiBaseUrl));
  const post = (path: string, body?: unknown) =>
    call({ method: "POST", path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  return {
    list: async () => toAnswer(await call({ method: "GET", path: "/v2/bot/richmenu/list" }), readList),
    create: async (menu) => toAnswer(await post("/v2/bot/richmenu", menu), readId),
    setPicture: async (id, png) =>
      toAnswer(
        await callData({
          method: "POST",
          path: `/v2/bot/richmenu/${id}/content`,
          body: { bytes: png, type: "image/png" },
        }),
        nothing,
      ),
    remove: async (id) => toAnswer(await call({ method: "DELETE", path: `/v2/bot/richmenu/${id}` }), nothing),
    setDefault: async (id) => toAnswer(await post(`/v2/bot/user/all/richmenu/${id}`), nothing),
    menuOf: async (userId) => {
      const answer = await call({ method: "GET", path: `/v2/bot/user/${userId}/richmenu` });
      const hasNone = answer.kind === "answered" && answer.status === 404;
      return hasNone ? { kind: "done", value: null } : toAnswer(answer, readId);
    },
    link: async (userId, id) => toAnswer(await post(`/v2/bot/user/${userId}/richmenu/${id}`), nothing),
    unlink: async (userId) =>
      toAnswer(await call({ method: "DELETE", path: `/v2/bot/user/${userId}/richmenu` }), nothing),
    linkMany: async (userIds, richMenuId) =>
      toAnswer(await post("/v2/bot/richmenu/bulk/link", { richMenuId, userIds }), nothing),
    unlinkMany: async (userIds) => toAnswer(await post("/v2/bot/richmenu/bulk/unlink", { userIds }), nothing),
  };
}

/** @param read null where the body lacks what it should have, which counts as no answer that can be worked with */
function toAnswer<Value>(
  raw: WireAnswer,
  read: (json: Record<string, unknown> | null) => { value: Value } | null,
): MenuAnswer<Value> {
  if (raw.kind === "noAnswer") return { kind: "failed", cause: "noAnswer" };
  const { status, json, requestId } = raw;
  const value = status >= 200 && status < 300 ? read(json) : null;
  if (value) return { kind: "done", ...value };
  const message = typeof json?.message === "string" ? json.message : null;
  return { kind: "failed", cause: "refused", status, message, requestId };
}

const nothing = () => ({ value: null });

function readId(json: Record<string, unknown> | null): { value: string } | null {
  return typeof json?.richMenuId === "string" ? { value: json.richMenuId } : null;
}

function readList(json: Record<string, unknown> | null): { value: { id: string; name: string }[] } | null {
  if (!Array.isArray(json?.richmenus)) return null;
  const menus = json.richmenus as ({ richMenuId?: unknown; name?: unknown } | null)[];
  return { value: menus.map((menu) => ({ id: String(menu?.richMenuId), name: String(menu?.name) })) };
}
