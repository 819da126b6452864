import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** How long things may be kept, and where the page may load from and talk to. LINE's hosts are those the LIFF SDK asks. */
const HEADERS = `/assets/*
  cache-control: public, max-age=31536000, immutable
/*
  x-content-type-options: nosniff
  referrer-policy: same-origin
  strict-transport-security: max-age=31536000
  cross-origin-opener-policy: same-origin
  cross-origin-resource-policy: same-origin
  permissions-policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
`;
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' https://static.line-scdn.net https://liffsdk.line-scdn.net",
  "connect-src 'self' https://*.line.me https://*.line-scdn.net https://*.line-apps.com",
  "img-src 'self' data:",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Writes `_headers`, which Workers' static assets obey. The mock build talks to the phone, whose port is not known here. */
function headersFile(mode: string): Plugin {
  const policy = mode === "mock" ? "" : `  content-security-policy: ${CONTENT_SECURITY_POLICY}\n`;
  return {
    name: "headers-file",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "_headers", source: HEADERS + policy });
    },
  };
}

/** `vite build` makes what is deployed; `vite build --mode mock` what the sample phone of `npm start` opens. */
const LATER_ICONS =
  /lucide\/dist\/esm\/icons\/(?!(triangle-alert|check|chevron-right|circle-check|layout-grid|book-open-text|list-todo|send|settings|target|wifi-off|info|chevron-left)\.)/;

export default defineConfig(({ mode }) => ({
  root: "liff",
  publicDir: false,
  plugins: [headersFile(mode)],
  build: {
    outDir: mode === "mock" ? "../dist/liff-mock" : "../dist/liff",
    emptyOutDir: true,
    manifest: true,
    // LINE's browser is the system's web view: iOS 15.4 and Android's evergreen one are the oldest still seen.
    target: ["es2022", "safari15.4", "chrome103"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // `/components` shows the components to whoever works on the screens; it is never deployed.
      input: (mode === "mock" ? ["index.html", "components.html"] : ["index.html"]).map((page) =>
        fileURLToPath(new URL(`liff/${page}`, import.meta.url)),
      ),
      output: {
        // What every page shares comes as one file, not as thirty. Rows and marks of goals come with the pages of goals,
        // the English words with those who chose them, and icons that the first screen does not show after it.
        codeSplitting: {
          groups: [
            { name: "icons", test: LATER_ICONS, priority: 1 },
            {
              name: "shared",
              test: /node_modules\/(preact|preact-iso|@preact|hono|lucide)\/|\/liff\/(components\/(?!GoalRow|GradeMark|Disclosure|NavPerson|TroubleDutyCard|UnitSwitch|TextInput)|text\/(?!en))[^/]+$|\/liff\/(api|failure|prepareAddress|pages\/Later|store\/(app|draft|drafts|loginBeside|machine|otherTabs|oncePerWhile|queries|resources|shelf|session|shelves))\.|\/worker\/domain\/(civilDate|fiscalYear|wareki)/,
            },
          ],
        },
      },
    },
  },
}));
