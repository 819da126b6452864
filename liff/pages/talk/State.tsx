import type { Grade } from "../../../worker/domain/grade.ts";
import { GradeMark, SilenceMark } from "../../components/GradeMark.tsx";
import { talkWords } from "../../text/pages/talk.ts";

/** A grade or silence by shape and word; `units` says of how many sections where there are several. */
export function State({ grade, units }: { grade: Grade | null | undefined; units?: number }) {
  return (
    <span class="talk-state">
      {grade ? <GradeMark grade={grade} size={18} silent /> : <SilenceMark size={18} silent />}
      <span lang={grade ? "ja" : undefined}>{grade?.label ?? talkWords.silent}</span>
      {units !== undefined && <span class="talk-quiet">{talkWords.units(units)}</span>}
    </span>
  );
}
