/** A paper that was handed in: a link where it is one of the web, else its number or place as written. */
export function PaperPlace({ paper }: { paper: string }) {
  if (paper === "") return null;
  return (
    <p class="paper-place" lang="ja">
      {isWebAddress(paper) ? (
        <a href={paper} target="_blank" rel="noreferrer noopener">
          {paper}
        </a>
      ) : (
        paper
      )}
    </p>
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
