// Somebody binds a LINE account to their number, another one in its place, or sets it free; who is owed a notice of it, and
// what LINE was given.
import type { Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import type { Context } from "../../worker/context.ts";
import type { NoticeKind } from "../../worker/domain/notices.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { linkAccount } from "../../worker/people/linkAccount.ts";
import { unlinkAccount } from "../../worker/people/unlinkAccount.ts";
import { testContext } from "../support/context.ts";
import type { LineInMemory } from "./line.ts";
import { WANDERER } from "./town.ts";

const SECRET = "a secret of the runs, long enough for anybody";

/** An act that is ready to be done, once, by a run of the Worker. */
export interface BindingAct {
  work(context: Context, wallNow: number): Promise<unknown>;
  /** Finds out whether it was written down, and who is owed a notice then. */
  remember(): Promise<void>;
}

export class Bindings {
  readonly owed: { kind: NoticeKind; account: string }[] = [];
  readonly #client: Client;
  readonly #clock: { now: number };
  readonly #line: LineInMemory;
  #made = 0;

  constructor(client: Client, clock: { now: number }, line: LineInMemory) {
    this.#client = client;
    this.#clock = clock;
    this.#line = line;
  }

  /** A new account takes the place of the one that is bound, if one is. */
  async bind(): Promise<BindingAct> {
    this.#made += 1;
    const account = `U${String(this.#made).padStart(32, "f")}`;
    this.#line.friends.set(account, { isBlocked: false });
    const before = await this.#boundAccount();
    const { staffNumber } = WANDERER;
    const own = { staffNumber, secret: SECRET };
    const invite = await createInvite(this.#ownContext(), { ...own, wallNow: this.#clock.now - 3_600_000 });
    if (invite.kind === "refused") throw new Error(invite.reason);
    if (before !== null) this.owed.push({ kind: "codeForYou", account: before });
    return {
      work: (context, wallNow) =>
        linkAccount(context, { ...own, lineUserId: account, code: invite.code, wallNow }),
      remember: async () => {
        if ((await this.#boundAccount()) !== account) return;
        this.owed.push({ kind: "linked", account });
        if (before !== null) this.owed.push({ kind: "linkMoved", account: before });
      },
    };
  }

  /** The bound account is set free. */
  async unbind(): Promise<BindingAct> {
    const before = await this.#boundAccount();
    return {
      work: (context, wallNow) => unlinkAccount(context, WANDERER.id, wallNow),
      remember: async () => {
        if (before === null || (await this.#boundAccount()) !== null) return;
        this.owed.push({ kind: "unlinked", account: before });
      },
    };
  }

  /** Who was told twice, or of nothing, or not at all although no administrator hears of it. */
  async problems(): Promise<string[]> {
    const { rows } = await this.#client.execute(`
      SELECT retry_key AS retryKey, digest_key AS digestKey, state, body ->> '$.to' AS account
      FROM batches WHERE occasion = 'notice'`);
    const named = (kind: unknown, account: unknown) => `${kind} ${account}`;
    const words = new Map(rows.map((row) => [row.retryKey, named(row.digestKey, row.account)]));
    const told = this.#line.acceptances.flatMap(({ retryKey }) => words.get(retryKey) ?? []);
    const ended = rows.flatMap(({ state, digestKey, account }) =>
      state === "failed" || state === "uncertain" ? [named(digestKey, account)] : [],
    );
    const owed = this.owed.map(({ kind, account }) => named(`notice:${kind}`, account));
    const count = (list: readonly string[], word: string) => list.filter((each) => each === word).length;
    return [...new Set([...told, ...owed])].flatMap((word) => {
      if (count(told, word) > count(owed, word)) return [`${word}: told ${count(told, word)} times`];
      const isMissing = count(told, word) + count(ended, word) < count(owed, word);
      return isMissing ? [`${word}: never told`] : [];
    });
  }

  async #boundAccount(): Promise<string | null> {
    const { rows } = await this.#client.execute({
      sql: "SELECT line_user_id AS account FROM staff WHERE id = ?",
      args: [WANDERER.id],
    });
    return (rows[0]?.account ?? null) as string | null;
  }

  #ownContext(): Context {
    this.#made += 1;
    const newId = () => `invite-${this.#made}`;
    return testContext(drizzle(this.#client) as unknown as Context["db"], { now: this.#clock.now, newId });
  }
}
