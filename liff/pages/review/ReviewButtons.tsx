import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { MAX_REVIEW_CHARACTERS, REVIEW_MARKS, type ReviewMark } from "../../../worker/domain/review.ts";
import { reviewCalls } from "../../calls/reviews.ts";
import { Button } from "../../components/Button.tsx";
import { TextArea } from "../../components/fields/TextArea.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { reviewWords } from "../../text/pages/review.ts";
import "../../styles/review.css";

/** 了解 · 助かる · 相談しよう · 質問して戻す: one tap, with a word where there is one to say. */
export function ReviewButtons(props: {
  reportId: string;
  /** Of the goal, for those who cannot see what the buttons belong to. */
  title: string;
  onSaid: (mark: ReviewMark) => void;
}) {
  const { api } = useApp();
  const reviewKey = useMemo(() => crypto.randomUUID(), [props.reportId]);
  const word = useSignal<string | null>(null);
  const busy = useSignal<ReviewMark | null>(null);
  const problem = useSignal<string | null>(null);
  const asksForWord = useSignal(false);
  const fieldId = `word-${props.reportId}`;

  async function say(mark: ReviewMark) {
    if (busy.value) return;
    const text = (word.value ?? "").trim();
    asksForWord.value = mark === "question" && text === "";
    if (asksForWord.value) {
      openWord();
      return;
    }
    busy.value = mark;
    const answer = await reviewCalls(api).review(props.reportId, { reviewKey, mark, word: text });
    busy.value = null;
    problem.value = answer.ok ? null : failureText(answer.failure, reviewWords);
    if (answer.ok) props.onSaid(mark);
  }

  function openWord() {
    word.value ??= "";
    requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
  }

  return (
    <fieldset class="review-say">
      <legend class="visually-hidden">{reviewWords.say(props.title)}</legend>
      {word.value === null ? (
        <button type="button" class="text-button" onClick={openWord}>
          {reviewWords.addWord}
        </button>
      ) : (
        <TextArea
          id={fieldId}
          label={reviewWords.word}
          value={word.value}
          limit={MAX_REVIEW_CHARACTERS}
          problem={asksForWord.value ? reviewWords.wordMissing : null}
          onInput={(text) => {
            word.value = text;
            asksForWord.value = false;
          }}
        />
      )}
      <div class="review-buttons">
        {REVIEW_MARKS.map((mark) => (
          <Button key={mark} look="soft" busy={busy.value !== null} onPress={() => say(mark)}>
            {busy.value === mark ? reviewWords.sending : reviewWords.marks[mark]}
          </Button>
        ))}
      </div>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </fieldset>
  );
}
