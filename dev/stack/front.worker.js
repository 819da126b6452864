// Stands before the Worker in the local stack. It gives what Cloudflare gives in production: queues (kept on disk by
// the process outside, so that a killed Worker loses nothing), and addresses that run the tick and deliver a queue.
import { WorkerEntrypoint } from "cloudflare:workers";

const queueNamed = (name) =>
  class extends WorkerEntrypoint {
    async send(body, options) {
      await this.sendBatch([{ body, ...options }]);
    }
    async sendBatch(messages) {
      const answer = await this.env.BROKER.fetch(`http://queues/${name}`, {
        method: "POST",
        body: JSON.stringify([...messages]),
      });
      if (!answer.ok) throw new Error(`Queue send failed: ${await answer.text()}`);
    }
  };

export class Events extends queueNamed("shinchoku-events") {}
export class Batches extends queueNamed("shinchoku-batches") {}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/cdn-cgi/handler/scheduled") {
      const time = url.searchParams.get("time");
      const { outcome } = await env.MAIN.scheduled({
        scheduledTime: time ? new Date(Number(time)) : new Date(),
        cron: url.searchParams.get("cron") ?? "*/15 * * * *",
      });
      return new Response(outcome, { status: outcome === "ok" ? 200 : 500 });
    }
    if (url.pathname === "/cdn-cgi/handler/queue") {
      if (request.headers.get("x-broker-key") !== env.BROKER_KEY)
        return new Response("forbidden", { status: 403 });
      const { queue, messages } = await request.json();
      const received = messages.map((message) => ({ ...message, timestamp: new Date(message.timestamp) }));
      return Response.json(await env.MAIN.queue(queue, received));
    }
    return env.MAIN.fetch(request);
  },
};
