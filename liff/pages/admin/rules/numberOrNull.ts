/** What was typed into a field for numbers; null where it is empty or cannot be read. */
export function numberOrNull(text: string): number | null {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? null : number;
}
