import { componentWords } from "../../text/pages/components.ts";
import { THEMES } from "./themes.ts";

/** The same page in both themes, each in a window of its own, so that ids and fixed bars do not meet. */
export function SideBySide() {
  return (
    <div class="gallery-pair">
      {THEMES.map((theme) => (
        <section key={theme}>
          <h2>
            <a href={`/components?theme=${theme}`}>{componentWords.themes[theme]}</a>
          </h2>
          <iframe src={`/components?theme=${theme}`} title={componentWords.themes[theme]} />
        </section>
      ))}
    </div>
  );
}
