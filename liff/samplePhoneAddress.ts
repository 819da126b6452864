// Who holds the sample phone and where it listens: given in the address once, remembered for the tab.

export const PHONE_KEY = "phone";
export const PHONE_USER_KEY = "mockUser";

/** Remembers what the address says; true when another person holds the phone than before. */
export function rememberPhone(address: URL, storage: Storage): boolean {
  const user = address.searchParams.get("mockUser");
  const phone = address.searchParams.get("phone");
  if (phone) storage.setItem(PHONE_KEY, phone);
  if (!user) return false;
  storage.setItem(PHONE_USER_KEY, user);
  return true;
}
