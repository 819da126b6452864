import * as v from "valibot";

/** Text in which half characters, which JSON can bring and libSQL refuses to store or look for, are replaced. */
export const wholeText = v.pipe(
  v.string(),
  v.transform((text) => text.toWellFormed()),
);
