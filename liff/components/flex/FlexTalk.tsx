import { useLayoutEffect, useRef } from "preact/hooks";
import { toDom } from "./dom.ts";
import { type DrawableMessage, drawMessage } from "./message.ts";
import "./flex.css";
import "./template.css";
import "./talk.css";

/** Messages of the bot as they stand in a talk of LINE; nothing in them can be pressed. */
export function FlexTalk({ messages, label }: { messages: readonly unknown[]; label: string }) {
  const talk = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    talk.current?.replaceChildren(...(messages as DrawableMessage[]).map((each) => toDom(drawMessage(each))));
  }, [messages]);
  const said = (messages as DrawableMessage[]).map((each) => each.altText ?? each.text ?? "").join(" ");
  return (
    <figure class="flex-talk">
      <figcaption class="visually-hidden">
        {label} {said}
      </figcaption>
      <div ref={talk} inert />
    </figure>
  );
}
