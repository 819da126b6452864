let wasShown = false;

/** False for the first page since loading, whose focus belongs to the browser; true for every later one. */
export function firstPageWasShown(): boolean {
  const answer = wasShown;
  wasShown = true;
  return answer;
}
