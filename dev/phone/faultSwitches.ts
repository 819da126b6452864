import type { Fault, LineSimulator, WebhookFault } from "../line/index.ts";
import type { FaultSwitch } from "./state.ts";

const endpoint = "/v2/bot/message/";

// Each is for the next time only; it switches itself off when it has struck.
const SWITCHES: Array<{ key: string; label: string; fault: Fault | WebhookFault }> = [
  {
    key: "status500",
    label: "LINE が 500 を返す",
    fault: { endpoint, times: 1, kind: "status", status: 500 },
  },
  {
    key: "status429",
    label: "送りすぎと断られる（429）",
    fault: { endpoint, times: 1, kind: "status", status: 429 },
  },
  { key: "dropAnswer", label: "届いたのに返事が消える", fault: { endpoint, times: 1, kind: "dropAnswer" } },
  { key: "delay", label: "返事が 3 秒おくれる", fault: { endpoint, times: 1, kind: "delay", ms: 3000 } },
  { key: "noAnswer", label: "返事が来ない", fault: { endpoint, times: 1, kind: "noAnswer" } },
  { key: "garbage", label: "返事がこわれている", fault: { endpoint, times: 1, kind: "garbage" } },
  { key: "duplicate", label: "同じ操作が 2 回とどく", fault: { webhook: "duplicate", times: 1 } },
  { key: "reorder", label: "2 つの操作が逆にとどく", fault: { webhook: "reorder", times: 2 } },
  { key: "forgedSignature", label: "署名がにせもの", fault: { webhook: "forgedSignature", times: 1 } },
];

/** The switches of the panel, each with whether it waits to strike. */
export function listFaultSwitches(simulator: LineSimulator): FaultSwitch[] {
  return SWITCHES.map(({ key, label, fault }) => ({ key, label, armed: isArmed(simulator, fault) }));
}

/** Switches one on, or off again; false when there is no such switch. */
export function setFaultSwitch(simulator: LineSimulator, key: string, on: boolean): boolean {
  const found = SWITCHES.find((each) => each.key === key);
  if (found === undefined) return false;
  const { fault } = found;
  if (on === isArmed(simulator, fault)) return true;
  const [faults, webhookFaults] = [simulator.faults.list(), simulator.webhook.listFaults()];
  if ("webhook" in fault) {
    simulator.webhook.clearFaults();
    const rest = webhookFaults.filter(({ webhook }) => webhook !== fault.webhook);
    for (const each of on ? [...rest, fault] : rest) simulator.webhook.addFault(each);
  } else {
    simulator.faults.clear();
    const rest = faults.filter((each) => !isSameKind(each, fault));
    for (const each of on ? [...rest, fault] : rest) simulator.faults.add(each);
  }
  return true;
}

function isArmed(simulator: LineSimulator, fault: Fault | WebhookFault): boolean {
  return "webhook" in fault
    ? simulator.webhook.listFaults().some(({ webhook }) => webhook === fault.webhook)
    : simulator.faults.list().some((each) => isSameKind(each, fault));
}

function isSameKind(one: Fault, other: Fault): boolean {
  const statusOf = (fault: Fault) => (fault.kind === "status" ? fault.status : 0);
  return one.kind === other.kind && statusOf(one) === statusOf(other);
}
