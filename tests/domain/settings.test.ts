import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, SettingError, settingsFrom } from "../../worker/domain/settings.ts";

describe("the city's settings", () => {
  it("are the defaults where nothing is stored", () => {
    expect(settingsFrom([])).toEqual(DEFAULT_SETTINGS);
  });

  it("take a stored value and leave the others", () => {
    const hours = { from: "09:00", to: "16:00" };
    expect(settingsFrom([{ key: "hours", value: hours }])).toEqual({ ...DEFAULT_SETTINGS, hours });
  });

  it("leave alone keys that other parts of the product keep in the table", () => {
    expect(settingsFrom([{ key: "cityName", value: "若葉市" }])).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    ["hours that end before they begin", "hours", { from: "17:15", to: "08:30" }],
    ["a time that does not exist", "hours", { from: "08:30", to: "25:00" }],
    ["a day that does not exist", "yearEndClosing", { from: "02-30", to: "01-03" }],
    ["half a working day", "round", { opensBefore: 2.5, dueAfter: 5 }],
    ["a rung nobody knows", "reportRungs", ["opens", "someday"]],
    ["a rung twice", "reportRungs", ["day", "day"]],
    ["a point on Sunday", "priorityPoint", { weekday: 0 }],
  ])("refuse %s and name the key", (_name, key, value) => {
    expect(() => settingsFrom([{ key, value }])).toThrow(SettingError);
    expect(() => settingsFrom([{ key, value }])).toThrow(new RegExp(key));
  });
});
