export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/api/sjis")
      return new Response(
        new TextDecoder("shift_jis").decode(new Uint8Array([0x93, 0xfa, 0x96, 0x7b])) + typeof Temporal,
      );
    if (url.pathname === "/api/send") {
      await env.EVENTS.send({ a: 1 });
      return new Response("sent " + env.DATABASE_URL);
    }
    return new Response("hi");
  },
  async scheduled(c: ScheduledController) {
    console.log("tick", c.scheduledTime);
  },
  async queue(batch: MessageBatch) {
    console.log("queue", batch.queue, JSON.stringify(batch.messages.map((m) => m.body)));
    for (const m of batch.messages) m.ack();
  },
} satisfies ExportedHandler<Env>;
