import { index, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkDay, day, fiscalYear, id, position, table } from "./columns.ts";
import { units } from "./units.ts";

/** 方針: 市政運営の基本方針 (its unit is the city, the root) or a department's 運営方針. No personal name is stored. */
export const policies = table(
  "policies",
  {
    id: id(),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    fiscalYear: fiscalYear("fiscal_year").notNull(),
    title: text("title").notNull(),
    issuedOn: day("issued_on"),
    issuerTitle: text("issuer_title"),
  },
  (t) => [
    uniqueIndex("policies_unit_year").on(t.unitId, t.fiscalYear),
    checkDay("policies_issued_on_day", t.issuedOn),
  ],
);

/** A numbered section of a policy, with its own text where it has no points. */
export const policySections = table(
  "policy_sections",
  {
    id: id(),
    policyId: text("policy_id")
      .notNull()
      .references(() => policies.id),
    position: position("position").notNull(),
    label: text("label").notNull(),
    heading: text("heading").notNull(),
    text: text("text").notNull(),
  },
  (t) => [index("policy_sections_policy").on(t.policyId)],
);
