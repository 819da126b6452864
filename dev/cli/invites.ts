// The codes that bind LINE accounts to people: made, looked through and taken back.
import { renderUnicodeCompact } from "uqr";
import type { Context } from "../../worker/context.ts";
import { SHORTEST_SECRET } from "../../worker/env.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { withdrawInvite } from "../../worker/people/endInvites.ts";
import { listInvites } from "../../worker/people/listInvites.ts";
import type { WorkerVariables } from "../stack/variables.ts";
import { CommandRefusal, say } from "./say.ts";
import { wordInvite, wordInviteRefusal, wordInvites } from "./wordInvites.ts";

/** Makes a code and prints what is handed over on paper. @throws CommandRefusal */
export async function inviteCommand(
  context: Context,
  staffNumber: string,
  { SESSION_SECRET: secret, LIFF_ID: liffId }: WorkerVariables,
): Promise<void> {
  if (!secret || !liffId)
    throw new CommandRefusal("SESSION_SECRET と LIFF_ID に、Worker に置いたものと同じ値を入れてください。");
  if (secret.length < SHORTEST_SECRET) {
    throw new CommandRefusal(
      `SESSION_SECRET は ${SHORTEST_SECRET} 文字以上です。Worker に置いたものと違う値で作ったコードでは、連携できません。`,
    );
  }
  const outcome = await createInvite(context, { staffNumber, secret });
  if (outcome.kind === "refused") throw new CommandRefusal(wordInviteRefusal(outcome.reason, staffNumber));
  const url = `https://liff.line.me/${liffId}/link?code=${outcome.code}`;
  for (const line of wordInvite({ ...outcome, staffNumber: outcome.staff.staffNumber, url })) say(line);
  say();
  say(renderUnicodeCompact(url));
}

/** Lists the codes and what has become of them, or takes the unused one of a person back. @throws CommandRefusal */
export async function invitesCommand(
  context: Context,
  { isRemoved, argument }: { isRemoved: boolean; argument: string },
): Promise<void> {
  const view = await listInvites(context);
  if (!isRemoved) {
    for (const line of wordInvites(view)) say(line);
    return;
  }
  const staffNumber = argument.normalize("NFKC").trim();
  const invite = view.invites.find(({ person }) => person.staffNumber === staffNumber);
  if (!invite || !(await withdrawInvite(context, invite.id))) {
    throw new CommandRefusal(`職員番号 ${staffNumber} に、まだ使われていない連携コードはありません。`);
  }
  say(`${invite.person.name} さんの連携コードを取り消しました。`);
}
