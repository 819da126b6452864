// What an import changed, for people to read: a word before and a word after, either of which may be empty.

export type DifferenceField =
  | "withdrawn"
  | "number"
  | "title"
  | "category"
  | "deadline"
  | "deadlineDate"
  | "owner"
  | "sections"
  | "criteria"
  | "steps"
  | "indicators"
  | "heading"
  | "text"
  | "path"
  | "issuedOn"
  | "issuerTitle"
  | "name"
  | "role"
  | "main"
  | "from"
  | "to"
  | "kind"
  | "hours";

export interface Difference {
  field: DifferenceField;
  before: string;
  after: string;
}

/** The difference of one field, as a list of none or one. */
export function difference(field: DifferenceField, before: string, after: string): Difference[] {
  return before === after ? [] : [{ field, before, after }];
}
