import { overtimeWords as words } from "../../text/pages/overtime.ts";

/** 記録されない時間について: why nobody should hide hours, and whom to speak to. */
export function HiddenHours({ contact }: { contact: string }) {
  return (
    <aside class="hidden-hours" aria-label={words.hidden.title}>
      <h2>{words.hidden.title}</h2>
      <p>{words.hidden.text}</p>
      {contact && <p>{words.hidden.contact(contact)}</p>}
    </aside>
  );
}
