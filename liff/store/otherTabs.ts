// What the tabs of one browser tell each other about the session they share.

export type OtherTabs = ReturnType<typeof openTabs>;
export type TabNews = "signedIn" | "signedOut";

/** Says something to the other tabs, and hears what they say. */
export function openTabs(hear: (news: TabNews) => void): { tell(news: TabNews): void } {
  const channel = new BroadcastChannel("session");
  channel.onmessage = ({ data }: MessageEvent<TabNews>) => hear(data);
  return { tell: (news) => channel.postMessage(news) };
}
