import { spoken } from "../language.ts";

/** The words of the ways in at the end of the first page. */
export const waysWords = spoken(
  {
    title: "ほかの入口",
    overtime: "超過勤務",
    board: "命令の確認",
    hours: "勤務の状況",
    deadlines: "期限",
    morning: "朝の一枚",
  },
  {
    title: "More",
    overtime: "Overtime",
    board: "Requests",
    hours: "Working hours",
    deadlines: "Deadlines",
    morning: "Morning sheet",
  },
);
