import type { Act, Paper, PhoneState, ToldStory } from "../state.ts";

/** Asks what the phone shows while `userId` holds it. */
export async function fetchState(userId: string | null): Promise<PhoneState> {
  const query = userId === null ? "" : `?user=${userId}`;
  return (await fetch(`/api/state${query}`)).json();
}

/** Does something at the phone; the outcome of the webhook that it caused. */
export async function act(userId: string, what: Act): Promise<{ kind: string; status?: number }> {
  return (await send(`/api/act?user=${userId}`, what)).json();
}

/** Makes it the morning of a day, or a time of it, and waits for the bot's tick. */
export async function makeMorning(day: string, time?: string): Promise<boolean> {
  return (await send("/api/morning", { day, time })).ok;
}

/** Tells a story and waits for its end; whose phone shows it. Null where it failed. */
export async function tellStory(key: string): Promise<ToldStory | null> {
  const answer = await send("/api/stories", { key });
  return answer.ok ? answer.json() : null;
}

/** The paper with a new one-time code for whoever is not linked. Null where it failed. */
export async function askForPaper(userId: string): Promise<Paper | null> {
  const answer = await send(`/api/paper?user=${userId}`, {});
  return answer.ok ? answer.json() : null;
}

export async function switchFault(key: string, on: boolean): Promise<void> {
  await send("/api/faults", { key, on });
}

/** Calls back whenever something changed at the simulator. */
export function watchChanges(changed: () => void): void {
  new EventSource("/api/changes").addEventListener("message", changed);
}

function send(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
