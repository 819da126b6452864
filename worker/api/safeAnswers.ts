import { secureHeaders } from "hono/secure-headers";

/**
 * What a browser may do with an answer of the Worker: nothing but read it on our own pages. The pages themselves are static
 * files and have theirs from vite.config.ts.
 */
export const safeAnswers = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], objectSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginOpenerPolicy: "same-origin",
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  // Without the hosts below ours: they are the city's and not ours to promise for.
  strictTransportSecurity: "max-age=31536000",
  xContentTypeOptions: "nosniff",
  xFrameOptions: "DENY",
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
});
