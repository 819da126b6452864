import { words } from "../text/index.ts";

/** Grey shapes where the words will stand. `rows` are the heights of the cards, in rem. */
export function Skeleton({ rows = [9, 5, 7] }: { rows?: number[] }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{words.loading}</span>
      {rows.map((height, index) => (
        <div key={index} class="bone" style={{ height: `${height}rem` }} aria-hidden="true" />
      ))}
    </div>
  );
}
