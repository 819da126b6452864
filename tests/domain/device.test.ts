import { expect, test } from "vitest";
import { BROWSERS, deviceOf, formatDevice, MACHINES, readDevice } from "../../worker/domain/device.ts";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const CHROMIUM = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 9)";

test.each([
  [`${WINDOWS} ${CHROMIUM} Safari/537.36 Edg/130.0.0.0`, "computer/edge"],
  [`${WINDOWS} ${CHROMIUM} Safari/537.36`, "computer/chrome"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0", "computer/firefox"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    "computer/safari",
  ],
  [`${IPHONE} Mobile/15E148 Safari Line/14.17.0 LIFF`, "phone/line"],
  [`${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`, "phone/safari"],
  [`${IPHONE} CriOS/130.0.6723.90 Mobile/15E148 Safari/604.1`, "phone/chrome"],
  [`${IPHONE} Version/18.0 EdgiOS/130.0.2849.80 Mobile/15E148 Safari/604.1`, "phone/edge"],
  [
    `${ANDROID} AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.86 Mobile Safari/537.36 Line/14.18.1/IAB LIFF`,
    "phone/line",
  ],
  [`${ANDROID} ${CHROMIUM} Mobile Safari/537.36`, "phone/chrome"],
  [`Mozilla/5.0 (Linux; Android 14; SM-X710) ${CHROMIUM} Safari/537.36`, "tablet/chrome"],
  [
    "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "tablet/safari",
  ],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROMIUM} Safari/537.36`, "computer/chrome"],
  ["", "other/other"],
  ["curl/8.5.0", "other/other"],
])("%s is %s", (userAgent, device) => {
  expect(formatDevice(deviceOf(userAgent))).toBe(device);
});

test("what is stored is read as it was", () => {
  for (const machine of MACHINES) {
    for (const browser of BROWSERS) {
      expect(readDevice(formatDevice({ machine, browser }))).toEqual({ machine, browser });
    }
  }
  expect(readDevice("toaster/netscape")).toEqual({ machine: "other", browser: "other" });
});
