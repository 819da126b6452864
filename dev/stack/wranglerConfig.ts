import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import { repository } from "./repository.ts";

/** What wrangler.toml says. */
export function wranglerConfig() {
  return unstable_readConfig({ config: join(repository, "wrangler.toml") }, { hideWarnings: true });
}
