/** A path of the app in which every value stands for itself, whatever is in it: address`/points/${id}`. */
export function address(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((whole, part, index) => whole + encodeURIComponent(String(values[index - 1])) + part);
}
