// What was typed and not yet sent, kept on this phone until it is: a reload or a closed window loses nothing.

import type { FormDay } from "../../../worker/domain/overtime/viewsOrders.ts";
import { overtimeKey } from "../../store/drafts.ts";
import type { OrderForm } from "./orderForm.ts";

const FIELDS = ["day", "from", "until", "breakMinutes", "task", "purpose"] as const;

/** The kept form, if it is of a day that can still be chosen. */
export function keptForm(staffNumber: string, days: readonly FormDay[]): OrderForm | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(overtimeKey(staffNumber)) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const fields = kept as Record<string, unknown>;
    if (!FIELDS.every((field) => typeof fields[field] === "string")) return null;
    return days.some(({ day }) => day === fields.day) ? (kept as OrderForm) : null;
  } catch {
    return null;
  }
}

/** Keeps a form in which something was chosen or typed, forgets an empty one. */
export function keepForm(staffNumber: string, form: OrderForm | null): void {
  try {
    const isTouched = form !== null && (form.until !== "" || form.task !== "" || form.purpose !== "");
    if (isTouched) localStorage.setItem(overtimeKey(staffNumber), JSON.stringify(form));
    else localStorage.removeItem(overtimeKey(staffNumber));
  } catch {
    // Storage that is full or forbidden: the form lives as long as the page.
  }
}
