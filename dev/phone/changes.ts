const QUIET_MS = 40;

/** Server-sent events that say "something changed", at most one in 40 ms however much happens. */
export function streamChanges(onChange: (listener: () => void) => () => void): Response {
  let stop = () => {};
  let timer: NodeJS.Timeout | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = () => controller.enqueue(new TextEncoder().encode("data: changed\n\n"));
      send();
      stop = onChange(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          send();
        }, QUIET_MS);
      });
    },
    cancel() {
      stop();
      clearTimeout(timer);
    },
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
