import type { ComponentChildren } from "preact";
import type { Part } from "../../../worker/domain/talkPaper.ts";

/** A part of the sheet: the entries there is room for, or the sentence that there are none. */
export function TalkSection<Item>(props: {
  title: string;
  none: string;
  items: readonly Item[];
  part: Part<Item>;
  look: string;
  children: (item: Item) => ComponentChildren;
}) {
  const { items, part } = props;
  return (
    <section class="talk-part">
      <h3>{props.title}</h3>
      {items.length === 0 ? (
        <p class="talk-none">{props.none}</p>
      ) : (
        <ul class={props.look}>
          {items
            .filter((item) => part.shown.has(item))
            .map((item, index) => (
              <li key={index}>{props.children(item)}</li>
            ))}
        </ul>
      )}
    </section>
  );
}
