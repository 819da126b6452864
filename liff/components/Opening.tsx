import { words } from "../text/index.ts";
import { Skeleton } from "./Skeleton.tsx";

/** What stands there until it is known who opens the app. */
export function Opening() {
  return (
    <div class="page">
      <header class="head">
        <div class="head-row">
          <div class="head-words">
            <h1>{words.app}</h1>
          </div>
        </div>
      </header>
      <main class="body">
        <Skeleton rows={[11, 6, 8]} />
      </main>
    </div>
  );
}
