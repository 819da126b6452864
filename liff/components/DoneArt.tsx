/** A young leaf over a finished line: drawn for the moments when nothing is left. */
export function DoneArt() {
  return (
    <svg class="done-art" viewBox="0 0 160 120" width="160" height="120" aria-hidden="true">
      <ellipse class="art-ground" cx="80" cy="104" rx="58" ry="7" />
      <path class="art-stem" d="M80 102C80 82 80 74 80 58" />
      <path class="art-leaf" d="M80 66C60 68 44 58 38 36c24-4 42 6 42 30z" />
      <path class="art-leaf art-leaf-2" d="M80 56c0-24 14-38 40-40 2 26-12 42-40 40z" />
      <path class="art-vein" d="M80 66C70 58 60 50 52 45M80 56c10-8 20-18 28-28" />
    </svg>
  );
}
