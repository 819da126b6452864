import { type Answer, serve, type WebhookEvent } from "../../dev/line/index.ts";

export interface Received {
  body: string;
  signature: string | null;
  events: WebhookEvent[];
}

/** A bot's webhook that records what arrives and answers as told. */
export async function startReceiver(
  answer: (count: number) => Answer | Promise<Answer> = () => new Response(),
) {
  const received: Received[] = [];
  const server = await serve(async (request) => {
    const body = await request.text();
    received.push({
      body,
      signature: request.headers.get("x-line-signature"),
      events: JSON.parse(body).events,
    });
    return answer(received.length);
  }, 0);
  return { received, url: `${server.url}/line/webhook`, close: server.close };
}
