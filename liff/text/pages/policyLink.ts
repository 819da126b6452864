// The words of the way from a goal to the points it serves: apart, so that the form loads nothing else of them.
import { spoken } from "../language.ts";

export const policyLinkWords = spoken(
  { toPoints: "この目標が支える重点事項" },
  { toPoints: "Priority points this goal serves" },
);
