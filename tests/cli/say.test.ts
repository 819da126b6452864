import { afterEach, expect, test } from "vitest";
import { CommandRefusal, runCommand } from "../../dev/cli/say.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";

afterEach(() => {
  process.exitCode = undefined;
});

test("a refusal is its sentence, and the status is 1", async () => {
  await runCommand(() => Promise.reject(new CommandRefusal("ファイルがありません。")));
  expect(takeConsoleErrors()).toEqual(["ファイルがありません。"]);
  expect(process.exitCode).toBe(1);
});

test("a defect is told by its codes, without a stack and without what was being written", async () => {
  const cause = Object.assign(new Error("UNIQUE constraint failed: staff.name"), {
    code: "SQLITE_CONSTRAINT",
  });
  await runCommand(() => Promise.reject(new Error("INSERT … params: 真鍋 志津子", { cause })));
  const [words = "", ...more] = takeConsoleErrors();
  expect(more).toEqual([]);
  expect(words).toContain("（SQLITE_CONSTRAINT）");
  expect(words).not.toMatch(/真鍋|UNIQUE| at /);
  expect(process.exitCode).toBe(1);
});
