/** A post in the way it is spoken: 環境政策課 + 課長 → 環境政策課長; 市民課 + 主任 → 市民課 主任. */
export function postName(unitName: string, title: string): string {
  const last = unitName.at(-1);
  if (title.length > 1 && last !== undefined && title.startsWith(last)) return unitName + title.slice(1);
  return title.startsWith(unitName) ? title : `${unitName} ${title}`;
}
