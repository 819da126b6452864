import { Banner } from "../../components/Banner.tsx";
import { Button } from "../../components/Button.tsx";
import type { SendTrouble } from "../../store/reporting.ts";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";

/** Why the report has not arrived, and that nothing is lost. */
export function SendTroubleBanner(props: { trouble: SendTrouble | null; onLogin: () => void }) {
  if (!props.trouble) return null;
  const isSignedOut = props.trouble.kind === "signedOut";
  return (
    <Banner
      look={props.trouble.kind === "offline" ? "offline" : "warn"}
      live
      action={
        isSignedOut && (
          <Button look="outline" onPress={props.onLogin}>
            {words.errors.login}
          </Button>
        )
      }
    >
      {wordTrouble(props.trouble)}
    </Banner>
  );
}

function wordTrouble(trouble: SendTrouble): string {
  const said = reportWords.trouble;
  switch (trouble.kind) {
    case "offline":
    case "signedOut":
    case "forbidden":
    case "server":
    case "takenBack":
      return said[trouble.kind];
    case "notFound":
      return said.goalNotAsked;
    case "conflict":
      return said.server;
    case "invalid":
    case "refusedField":
      return trouble.message || said.server;
  }
}
