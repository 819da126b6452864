import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, language } from "../../text/language.ts";
import { settingsWords as words } from "../../text/pages/settings.ts";

/** The languages of the screens, each by the name its speakers know. */
export function LanguageChoice() {
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{words.language}</legend>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          class="chip"
          lang={each}
          aria-pressed={each === language}
          onClick={() => {
            if (each !== language) chooseLanguage(each);
          }}
        >
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </fieldset>
  );
}
