import { drawn, type SiteShowing, type SiteShown, type SiteSurvey } from "../../../modules/surveys/contract.ts";
import type { HamdelSurveyOptions } from "../api.ts";
import type { Memory } from "../memory.ts";
import type { CardFile } from "../survey-card.ts";
import { fits } from "./fits.ts";
import { waitFor } from "./moment.ts";

/** Who looks at the page, as far as it may be told; `may` is whether anything may be kept and sent. */
export type Looking = { may(): boolean; visitor(): string; claim(): string | undefined };
type Site = { key: string; host: string; memory: Memory; who: Looking };

const path = "/api/v1/site/surveys";
const day = 86_400_000;
const visitEnds = 30 * 60_000;

/**
 * Asks surveys on the pages of a site: which may ask is fetched when the browser has time, where and when is judged here, whether this
 * visitor may be asked is the server's to say. What draws is loaded only then. Nothing is kept before somebody was asked.
 */
export function startAsking({ key, host, memory, who }: Site) {
  let rules: Promise<SiteSurvey[]> | null = null;
  let ends: (() => void)[] = [];
  let page = 0;
  let busy = false;
  let pages: number | null = null;

  const fetched = () => {
    rules ??= fetch(`${host}${path}?key=${key}`, { credentials: "omit" })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { surveys: SiteSurvey[] }).surveys : []))
      .catch(() => []);
    return rules;
  };
  async function arm(here: number): Promise<void> {
    const found = await fetched();
    if (here !== page || !who.may()) return;
    pages = null;
    for (const rule of found) {
      const into = rule.form === "inline" ? document.querySelector(`[data-hamdel-survey="${rule.survey}"]`) : null;
      if (rule.form === "inline" && !into) continue;
      if (!fits(rule, location.href) || isLate(rule) || !drawn(rule.share, who.visitor(), rule.survey)) continue;
      ends.push(waitFor(rule.when, countPages, () => void ask(rule, into)));
    }
  }
  const asked = (): Record<string, number> => {
    try {
      return JSON.parse(memory.read("surveys") ?? "{}");
    } catch {
      return {};
    }
  };
  const isLate = ({ survey }: SiteSurvey) => (asked()[survey] ?? 0) > Date.now();
  /** How many pages of this visit were seen; kept only where a survey waits for that. Counted once a page. */
  function countPages(): number {
    if (pages !== null) return pages;
    const [count = 0, at = 0] = (memory.read("visit") ?? "").split(" ").map(Number);
    pages = Date.now() - at < visitEnds ? count + 1 : 1;
    memory.write("visit", `${pages} ${Date.now()}`);
    return pages;
  }
  async function ask(rule: SiteSurvey, into: Element | null): Promise<void> {
    if (busy || !who.may() || isLate(rule)) return;
    busy = true;
    const shown = await show(rule.survey, { into, ...rule }, false).catch(() => null);
    if (!shown || into) busy = false;
    // Without an answer of the server nothing is known: the next page asks again.
    if (shown === null) return;
    // Where somebody else's question was asked lately, this one waits a day before it tries again.
    const until = Date.now() + (shown ? rule.again_days : 1) * day;
    if (who.may()) memory.write("surveys", JSON.stringify({ ...asked(), [rule.survey]: until }));
  }
  type Showing = Omit<HamdelSurveyOptions, "language"> & { language?: "fa" | "en" | null | undefined };
  async function show(survey: string, options: Showing, byHand: boolean): Promise<boolean> {
    const { side = "start", language } = options;
    const into = typeof options.into === "string" ? document.querySelector(options.into) : (options.into ?? null);
    const claim = who.claim();
    const told: SiteShowing = { key, survey, url: location.href.slice(0, 2000), by_hand: byHand };
    const body = JSON.stringify({ ...told, ...(who.may() && { visitor: who.visitor(), ...(claim && { claim }) }) });
    const headers = { "content-type": "text/plain" };
    const answer = await fetch(host + path, { method: "POST", body, headers, credentials: "omit" });
    if (!answer.ok && answer.status !== 404) throw new Error(`${answer.status}`);
    const { link, name, languages }: SiteShown = answer.ok ? await answer.json() : { link: null };
    if (!link) return false;
    const { drawSurvey }: CardFile = await import(/* @vite-ignore */ `${host}/hamdel-survey.js`);
    const wished = language ?? document.documentElement.lang.slice(0, 2);
    const spoken = languages.find((one) => one === wished) ?? languages[0] ?? "fa";
    const closed = () => {
      busy = false;
    };
    return drawSurvey({ link, name, language: spoken, side, into, key, closed });
  }
  const forget = () => {
    for (const end of ends) end();
    ends = [];
  };
  return {
    /** The address changed, or something may be kept from now on. */
    moved(): void {
      forget();
      page += 1;
      const here = page;
      const idle = () => void arm(here);
      if (who.may())
        "requestIdleCallback" in window ? requestIdleCallback(idle, { timeout: 3000 }) : setTimeout(idle, 200);
    },
    /** Nothing may be kept any more. */
    forget(): void {
      forget();
      memory.write("surveys", null);
      memory.write("visit", null);
    },
    show: (survey: string, options: HamdelSurveyOptions = {}) => show(survey, options, true).catch(() => false),
  };
}
