import { afterEach, beforeEach, expect, vi } from "vitest";

// An error on the console that no test asked for is a failure of the test in which it appeared.
let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => {
    lines.push(parts.map(String).join(" "));
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(lines, "errors on the console").toEqual([]);
});

/** Takes the errors logged so far: the test expected them and looks at them. */
export function takeConsoleErrors(): string[] {
  return lines.splice(0);
}
