import type { Context as HonoContext } from "hono";

type Lifetime = Pick<HonoContext, "executionCtx">;

/**
 * Work that the person need not wait for: LINE may take its ten seconds, and a code that was taken meanwhile would look
 * wrong at the second try. Where nothing keeps the Worker alive after its answer, the work comes first.
 */
export async function afterAnswering(c: Lifetime, work: () => Promise<void>): Promise<void> {
  const lifetime = lifetimeOf(c);
  if (lifetime) lifetime.waitUntil(work());
  else await work();
}

function lifetimeOf(c: Lifetime) {
  try {
    return c.executionCtx;
  } catch {
    // Hono throws where the platform gave none.
    return null;
  }
}
