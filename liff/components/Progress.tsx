const MOST_SEGMENTS = 24;

/** How many of how many: a segment for each while they can be told apart, a plain bar beyond. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  const segments = total <= MOST_SEGMENTS ? total : 1;
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      {segments > 1 ? (
        Array.from({ length: segments }, (_, index) => (
          <span key={index} class={index < done ? "segment full" : "segment"} />
        ))
      ) : (
        <span class="segment">
          <span class="fill" style={{ width: `${total ? (100 * done) / total : 0}%` }} />
        </span>
      )}
    </div>
  );
}
