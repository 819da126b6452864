// What the reader of workbooks stumbles over is put in order in the package before it reads: names of parts with
// backslashes, the reading aid (furigana) of inline strings, and formats that Japanese Excel knows by number alone. And
// cells lose the styles that say nothing of what they show: the reader keeps an object for every styled cell, which in a
// large table with borders would be more than a Worker may hold.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { LOCAL_FORMATS } from "./numberFormat.ts";

const WORKSHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const STYLES = "xl/styles.xml";
const READING_AID = /<(?:\w{1,20}:)?rPh[\s/>]/g;
const END_OF_READING_AID = /<\/(?:\w{1,20}:)?rPh>/g;
const STYLE_OF_CELL = /(<(?:\w{1,20}:)?c\s[^<>]{0,200}?)\ss=["'](\d{1,6})["']/g;
const CELL_STYLES = /<(?:\w{1,20}:)?cellXfs[\s>]/;
const CELL_STYLE = /<(?:\w{1,20}:)?(?:xf\s[^<>]*>|\/cellXfs>)/g;
const FORMAT_OF_STYLE = /\snumFmtId=["'](\d{1,6})["']/;
const FORMAT_USED = /\snumFmtId=["'](\d{1,6})["']/g;
const STYLE_SHEET = /<(\w{1,20}:)?styleSheet\b[^<>]*>/;
const FORMATS = /<(\w{1,20}:)?numFmts\b[^<>]*[^/<>]>/;
/** General, and plain text: what is stored is what is shown. */
const PLAIN_FORMATS: ReadonlySet<number> = new Set([0, 49]);

/** The same workbook as a package that the reader reads well. @throws on a damaged zip */
export function orderedPackage(bytes: Uint8Array): Uint8Array {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name.replaceAll("\\", "/"), content]),
  );
  const styles = parts.get(STYLES);
  const stylesXml = styles ? strFromU8(styles) : "";
  const telling = tellingStyles(stylesXml);
  if (styles) parts.set(STYLES, strToU8(withLocalFormats(stylesXml)));
  for (const [path, content] of parts) {
    if (!WORKSHEET.test(path)) continue;
    const xml = withoutReadingAids(strFromU8(content));
    parts.set(path, strToU8(withoutPlainStyles(xml, telling)));
  }
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

/** The styles, by their number, whose format makes something of what is stored. */
function tellingStyles(xml: string): Set<number> {
  const telling = new Set<number>();
  const from = CELL_STYLES.exec(xml)?.index ?? xml.length;
  let style = 0;
  for (const [tag] of xml.slice(from).matchAll(CELL_STYLE)) {
    if (tag.includes("/cellXfs")) break;
    if (!PLAIN_FORMATS.has(Number(FORMAT_OF_STYLE.exec(tag)?.[1] ?? 0))) telling.add(style);
    style += 1;
  }
  return telling;
}

function withoutPlainStyles(xml: string, telling: ReadonlySet<number>): string {
  return xml.replace(STYLE_OF_CELL, (whole, before: string, style) =>
    telling.has(Number(style)) ? whole : before,
  );
}

function withoutReadingAids(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { index } of xml.matchAll(READING_AID)) {
    if (index < from) continue;
    END_OF_READING_AID.lastIndex = index;
    if (!END_OF_READING_AID.test(xml)) break;
    kept.push(xml.slice(from, index));
    from = END_OF_READING_AID.lastIndex;
  }
  return from === 0 ? xml : kept.join("") + xml.slice(from);
}

function withLocalFormats(xml: string): string {
  const used = new Set([...xml.matchAll(FORMAT_USED)].map(([, id]) => Number(id)));
  const spelt = [...LOCAL_FORMATS].filter(([id]) => used.has(id) && !isDefined(xml, id));
  if (spelt.length === 0) return xml;
  const elements = (prefix: string) =>
    spelt
      .map(
        ([id, code]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`,
      )
      .join("");
  if (FORMATS.test(xml)) return xml.replace(FORMATS, (tag, prefix = "") => tag + elements(prefix));
  return xml.replace(
    STYLE_SHEET,
    (tag, prefix = "") => `${tag}<${prefix}numFmts>${elements(prefix)}</${prefix}numFmts>`,
  );
}

function isDefined(xml: string, id: number): boolean {
  return new RegExp(`<(?:\\w{1,20}:)?numFmt\\s[^<>]*numFmtId=["']${id}["']`).test(xml);
}
