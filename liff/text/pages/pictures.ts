// The words of a talk that is drawn here, where LINE's own app says them in the language of the phone.
import { spoken } from "../language.ts";

export const pictureWords = spoken({ image: "画像" }, { image: "Picture" });
