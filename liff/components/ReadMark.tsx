import { words } from "../text/index.ts";

/** Read or not: a filled check or an empty ring, and the word for those who hear the page. */
export function ReadMark({ isRead }: { isRead: boolean }) {
  return (
    <span class={isRead ? "read-mark read" : "read-mark"}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        {isRead && <path d="M7.8 12.3l2.9 2.9 5.5-6" />}
      </svg>
      <span class="visually-hidden">{isRead ? words.home.confirmed : words.point.unread}</span>
    </span>
  );
}
