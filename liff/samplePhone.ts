// Stands for the LINE app in the local stack: the sample phone says who holds it and signs ID tokens for them.
import type { LiffCore } from "@liff/core";
import { type LiffMockApi, LiffMockPlugin } from "@line/liff-mock";
import { PHONE_KEY, PHONE_USER_KEY } from "./samplePhoneAddress.ts";

type MockedLiff = LiffCore & { $mock: LiffMockApi };

/** Initialises the mock with an ID token fetched from the phone. */
export async function pretendPhone(liff: LiffCore, liffId: string): Promise<void> {
  liff.use(new LiffMockPlugin() as never);
  await liff.init({ liffId, mock: true } as never);
  const phone = sessionStorage.getItem(PHONE_KEY) ?? import.meta.env.VITE_PHONE_URL ?? document.referrer;
  const user = sessionStorage.getItem(PHONE_USER_KEY);
  if (!phone || !user) return leadToPhone();
  const response = await fetch(new URL(`/mock/id-token?user=${encodeURIComponent(user)}`, phone));
  if (!response.ok) throw new Error(`the phone answered ${response.status}`);
  const idToken = readToken(await response.text());
  (liff as MockedLiff).$mock.set({ getIDToken: idToken } as never);
  (liff as unknown as { login(): void }).login();
}

/** The phone may answer the bare token or `{"idToken": …}`. */
function readToken(body: string): string {
  return body.startsWith("{") ? (JSON.parse(body) as { idToken: string }).idToken : body.trim();
}

/** Goes to the sample phone: without somebody who holds it there is nobody to be. */
async function leadToPhone(): Promise<never> {
  const { url } = (await (await fetch("/phone.json")).json()) as { url: string };
  location.replace(url);
  return new Promise(() => {});
}
