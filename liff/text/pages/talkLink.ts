// The words that lead to 面談資料 from 部の一覧, apart from those of the sheet itself.
import { spoken } from "../language.ts";

export const talkLinkWords = spoken(
  { link: "面談資料（A4 一枚）" },
  { link: "Sheet for the talk (one A4 page)" },
);
