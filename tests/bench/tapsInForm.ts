// Ten goals answered in the mini-app as a person would, on a screen of 375 × 812: the card of the morning, はじめる, and
// then the form until it gives thanks. Scrolling is no tap; a key is no tap but a character.
import { and, eq } from "drizzle-orm";
import type { Locator, Page } from "playwright-core";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { criterionJudgements, reports } from "../../db/schema/index.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import { launchBrowser, openLiffLink, phoneOf } from "../e2e/support/browser.ts";
import { linksIn } from "../e2e/support/cards.ts";
import { startStack, until } from "../e2e/support/stack.ts";
import type { TapLine } from "./taps.ts";
import { askTen, CHIEF_OF_TEN, GOALS } from "./tenGoals.ts";

const SECONDS_PER_TAP = 1;
const OPENING_MINUTE = 8 * 60 + 30;
const SENTENCE = "手引きを改め、係で試した。";

/** Answers ten goals on the real parts, in Chromium. */
export async function answerInForm(kind: "unchanged" | "changed"): Promise<TapLine> {
  const stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  const browser = await launchBrowser();
  const { line, context, city } = stack;
  const userId = sampleLineUserId(CHIEF_OF_TEN);
  line.addUser({ userId, name: "課長", friend: true });
  const round = await askTen(context.db);
  await city.tickAt(tokyoInstant(round.opensOn, OPENING_MINUTE));
  const phone = await phoneOf(browser, line, userId);
  const card = await until("the card of the morning", () => line.inbox(userId)[0]);
  const link = linksIn(card.messages).find((uri) => uri.startsWith("https://liff.line.me/"));
  if (!link) throw new Error("the card leads nowhere");

  let [taps, characters, waitedMs] = [0, 0, 0];
  const wait = async (shown: Locator) => {
    const from = performance.now();
    await shown.waitFor();
    waitedMs += performance.now() - from;
  };
  const tap = async (target: Locator) => {
    taps += 1;
    await target.click();
  };
  const type = async (page: Page, text: string) => {
    characters += [...text].length;
    await page.keyboard.type(text);
  };

  taps += 1;
  const page = await openLiffLink(phone, city.url, link);
  const start = page.locator("main .card a.button", { hasText: "はじめる" }).first();
  await wait(start);
  await tap(start);
  for (let goal = 1; goal <= GOALS; goal += 1) {
    const form = page.locator("form.report-form");
    await wait(page.getByText(`${goal} / ${GOALS} 件目`));
    await wait(form);
    if (kind === "unchanged") {
      await tap(page.getByRole("button", { name: "前の四半期から変更なし" }));
      await tap(page.getByRole("button", { name: "このまま報告する" }));
    } else {
      const grades = form.locator("#grade label.radio-card");
      await tap(grades.nth(goal % (await grades.count())));
      for (const criterion of await form.locator("fieldset.segmented").all()) {
        await tap(criterion.getByRole("radio", { name: "一部" }));
      }
      await tap(form.getByLabel("この四半期にしたこと"));
      await type(page, SENTENCE);
      await tap(form.locator("button[type=submit]"));
    }
  }
  await wait(page.getByRole("heading", { name: "報告しました" }));
  const mine = and(eq(reports.roundId, round.id), eq(reports.channel, "liff"));
  const stored = await context.db.$count(reports, mine);
  if (stored !== GOALS) throw new Error(`${stored} reports are stored, not ${GOALS}`);
  const judged = await context.db
    .selectDistinct({ id: reports.id })
    .from(reports)
    .innerJoin(criterionJudgements, eq(criterionJudgements.reportId, reports.id))
    .where(mine);
  if (judged.length !== GOALS) throw new Error(`${judged.length} reports judge their criteria, not ${GOALS}`);
  await browser.close();
  await stack.stop();
  return {
    name: "taps",
    surface: "form",
    case: kind,
    goals: GOALS,
    taps,
    characters,
    seconds: Math.round((taps * SECONDS_PER_TAP + waitedMs / 1000) * 10) / 10,
  };
}
