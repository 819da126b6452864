import type {
  ApplicationInput,
  Board,
  ChangeInput,
  DecisionOutcome,
  DecisionsInput,
  DelegationInput,
  InitiativeInput,
  InitiativeOutcome,
  OrderOutcome,
  OwnOvertime,
} from "../../worker/domain/overtime/viewsOrders.ts";
import { nested, type Routes } from "../api.ts";

export type StoredOrder = Extract<OrderOutcome, { kind: "stored" }>;
/** A refused decision brings its sentence. */
export type ToldOutcome = DecisionOutcome & { message?: string };

/** One's own 超過勤務. */
export function overtimeCalls({ routes, ask }: Routes) {
  const { orders } = routes.overtime;
  return {
    own: (month: string | undefined) =>
      nested<OwnOvertime>(ask(routes.overtime.$get({ query: month ? { month } : {} }))),
    apply: (json: ApplicationInput) => nested<StoredOrder>(ask(orders.$post({ json }))),
    change: (orderId: string, json: ChangeInput) =>
      nested<StoredOrder>(ask(orders[":orderId"].$put({ param: { orderId }, json }))),
    withdraw: (orderId: string, json: { submissionKey: string; baseVersion: number }) =>
      nested<StoredOrder>(ask(orders[":orderId"].withdrawal.$post({ param: { orderId }, json }))),
  };
}

/** The evening board of a section. */
export function boardCalls({ routes, ask }: Routes, unitId: string) {
  const unit = routes.units[":unitId"].overtime;
  const param = { unitId };
  return {
    board: (day: string | undefined) =>
      nested<Board>(ask(unit.board.$get({ param, query: day ? { day } : {} }))),
    decide: (json: DecisionsInput) =>
      nested<{ outcomes: ToldOutcome[] }>(ask(unit.decisions.$post({ param, json }))),
    order: (json: InitiativeInput) =>
      nested<Extract<InitiativeOutcome, { kind: "ordered" }>>(ask(unit.orders.$post({ param, json }))),
    delegate: (json: DelegationInput) => ask(unit.delegations.$post({ param, json })),
    endDelegation: (delegationId: string) =>
      ask(unit.delegations[":delegationId"].$delete({ param: { unitId, delegationId } })),
  };
}
