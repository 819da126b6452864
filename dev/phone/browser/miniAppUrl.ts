const LIFF_HOSTS = ["liff.line.me", "miniapp.line.me"];

/**
 * Where a LIFF address leads on this machine: `https://liff.line.me/{liffId}/path?x#f` → `{liffUrl}/path?x#f`, with who
 * holds the phone and where the phone is. Null for any other address.
 */
export function miniAppUrl(
  uri: string,
  phone: { liffId: string; liffUrl: string; userId: string; phoneUrl: string },
): string | null {
  const from = URL.parse(uri);
  if (from === null || !LIFF_HOSTS.includes(from.host)) return null;
  const [, liffId, ...rest] = from.pathname.split("/");
  if (liffId !== phone.liffId) return null;
  const target = new URL(phone.liffUrl);
  if (rest.length > 0) target.pathname = `${target.pathname.replace(/\/$/, "")}/${rest.join("/")}`;
  for (const [name, value] of from.searchParams) target.searchParams.append(name, value);
  target.searchParams.set("mockUser", phone.userId);
  target.searchParams.set("phone", phone.phoneUrl);
  target.hash = from.hash;
  return target.href;
}
