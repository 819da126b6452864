// The closed lists of overtime, as they are stored.

/**
 * What holds of an order: asked for by the member, ordered by whoever leads the section, declined by them, or taken
 * back by the member.
 */
export const ORDER_STATES = ["applied", "ordered", "declined", "withdrawn"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Whose idea an order was. */
export const ORDER_ORIGINS = ["staff", "chief"] as const;
export type OrderOrigin = (typeof ORDER_ORIGINS)[number];

/**
 * The regime of limits a unit is under: the ordinary one, or that of sections whose work is largely set by others
 * (他律的業務の比重が高い部署). Source: 人事院規則15-14 第16条の2の2, which cities copy into their own rules.
 */
export const REGIMES = ["ordinary", "demanding"] as const;
export type Regime = (typeof REGIMES)[number];

/** What a recorded day rests on: what the person said in the morning, or the attendance system. The latter wins. */
export const DAY_SOURCES = ["result", "actual"] as const;
export type DaySource = (typeof DAY_SOURCES)[number];

/** Why people may stay past the hour at which all should have left, declared beforehand. */
export const EXCEPTION_KINDS = ["disaster", "assembly", "election", "other"] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** The answer of the unit that was asked to give or take hours. */
export const TRANSFER_STATES = ["proposed", "accepted", "declined", "withdrawn"] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** How serious a warning about hours is, from nothing to say to past the limit. */
export const WARNING_LEVELS = ["calm", "near", "onCourse", "over"] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];
