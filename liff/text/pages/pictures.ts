// The words of what a talk drawn here cannot show, where LINE's own app says them in the language of the phone.
import { spoken } from "../language.ts";

export const pictureWords = spoken(
  { image: "画像", other: (type: string) => `［${type}］` },
  { image: "Picture", other: (type) => `[${type}]` },
);
