import { ChevronLeft } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../text/index.ts";
import { firstPageWasShown } from "./firstPage.ts";
import { Icon } from "./Icon.tsx";

interface PageProps {
  title: string;
  /** One quiet line below the title. */
  sub?: ComponentChildren;
  /** At the right of the head: the year, the state of the draft. */
  aside?: ComponentChildren;
  /** Where ‹ leads. */
  back?: string;
  /** Below the head, inside it: a progress bar. */
  below?: ComponentChildren;
  /** `wide` has room for a table, `focused` is alone on a phone's screen. */
  look?: "plain" | "wide" | "focused";
  children: ComponentChildren;
}

/** A page: its head, its name in the window's title, and the focus on its heading when one comes from another page. */
export function Page({ title, sub, aside, back, below, look = "plain", children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === words.app ? title : words.windowTitle(title);
  }, [title]);
  useEffect(() => {
    if (firstPageWasShown()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={`page page-${look}`}>
      <header class="head">
        <div class="head-row">
          {back && (
            <a class="head-back" href={back} aria-label={words.back}>
              <Icon of={ChevronLeft} />
            </a>
          )}
          <div class="head-words">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {sub && <p class="head-sub">{sub}</p>}
          </div>
          {aside && <div class="head-aside">{aside}</div>}
        </div>
        {below}
      </header>
      <main id="main" class="body">
        {children}
      </main>
    </div>
  );
}
