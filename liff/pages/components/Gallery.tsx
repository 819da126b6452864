import { LocationProvider } from "preact-iso/router";
import { AppContext } from "../../store/app.ts";
import { componentWords } from "../../text/pages/components.ts";
import type { Entry } from "./entry.ts";
import { fieldEntries } from "./fieldEntries.tsx";
import { pageEntries } from "./pageEntries.tsx";
import { partEntries } from "./partEntries.tsx";
import { sampleApp } from "./sampleApp.ts";
import { workEntries } from "./workEntries.tsx";

/** Every component, in the order in which one meets them. */
export const entries = (): Entry[] => [
  ...partEntries(),
  ...fieldEntries(),
  ...workEntries(),
  ...pageEntries(),
];

/** The page of components, in one theme. */
export function Gallery() {
  return (
    <AppContext.Provider value={sampleApp()}>
      <LocationProvider>
        <div class="gallery">
          <h1>{componentWords.title}</h1>
          <p>{componentWords.lead}</p>
          {entries().map(({ file, when, states }) => (
            <section key={file} class="gallery-entry" id={file}>
              <h2>{file}</h2>
              <p class="gallery-when">{when}</p>
              {states.map(([name, drawn]) => (
                <div key={name} class="gallery-state">
                  <p class="gallery-name">{name}</p>
                  <div class="gallery-drawn">{drawn}</div>
                </div>
              ))}
            </section>
          ))}
        </div>
      </LocationProvider>
    </AppContext.Provider>
  );
}
