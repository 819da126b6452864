// What administrators are told of on the home screen; nobody else loads it.
import { counted } from "../english.ts";
import { spoken } from "../language.ts";

export const troubleWords = spoken(
  {
    title: {
      batches: "届かなかったお知らせがあります",
      quota: "今月の通数が足りません",
      invites: "連携コードが止まりました",
    },
    text: {
      batches: (failed: number, uncertain: number) =>
        [
          failed > 0 && `送れなかったもの ${failed} 件`,
          uncertain > 0 && `届いたか分からないもの ${uncertain} 件`,
        ]
          .filter(Boolean)
          .join("、"),
      quota: (held: number) => `${held} 人へのお知らせを止めています`,
      invites: (burnt: number) => `間違いが多すぎたもの ${burnt} 件。新しいコードを渡してください`,
    },
  },
  {
    title: {
      batches: "Some messages did not arrive",
      quota: "Not enough messages left this month",
      invites: "A connection code was stopped",
    },
    text: {
      batches: (failed, uncertain) =>
        [failed > 0 && `${failed} not sent`, uncertain > 0 && `${uncertain} may not have arrived`]
          .filter(Boolean)
          .join(", "),
      quota: (held) => `Messages to ${counted(held, "person", "people")} are on hold`,
      invites: (burnt) => `${counted(burnt, "code")} with too many wrong tries. Please hand out a new one`,
    },
  },
);
