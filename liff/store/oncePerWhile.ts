const MINUTES_BETWEEN = 5;

/** True when LINE's login was not tried a moment ago: keeps from going round in circles. */
export function mayLoginAgain(): boolean {
  return oncePerWhile("triedLogin");
}

/** Reloads the app, unless that was done a moment ago and did not help. */
export function reloadForNewCode() {
  if (oncePerWhile("triedReload")) location.reload();
}

function oncePerWhile(key: string): boolean {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (Date.now() - last < MINUTES_BETWEEN * 60_000) return false;
  sessionStorage.setItem(key, String(Date.now()));
  return true;
}
