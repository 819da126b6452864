/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the sample phone listens; only the mock build reads it. */
  readonly VITE_PHONE_URL?: string;
}
