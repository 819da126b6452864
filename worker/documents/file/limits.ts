/** Largest file that is read. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Most rows that are read from one sheet or text table, and most lines of prose. */
export const MAX_ROWS = 20_000;
/** Most cells that are read from one row. */
export const MAX_COLUMNS = 256;
/** Longest cell that a row may have, in UTF-16 units. */
export const MAX_CELL_CHARACTERS = 10_000;
/** What the parts of a workbook may inflate to, together. 20,000 long rows stay well below. */
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
/** XML tags in a workbook: the memory of a parsed workbook follows its tags more than its bytes. */
export const MAX_XML_TAGS = 4_000_000;
