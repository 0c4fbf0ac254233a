import type { AppAsked, AppSurvey } from "../../../modules/surveys/contract.ts";
import type { HamdelAppOptions, HamdelAskedSurvey, HamdelSurveys } from "./app-api.ts";
import { askedSurvey } from "./asked-survey.ts";
import { type Outcome, openWaiting, type Waiting } from "./waiting.ts";

export type * from "./app-api.ts";

const names = { visitor: "hamdel.visitor", asked: "hamdel.asked-survey" };

/** Opens surveys within an app; needs `fetch` and nothing else of a browser. Call it once. */
export function createSurveys({ key, host: given, storage, claim, language }: HamdelAppOptions): HamdelSurveys {
  const base = `${given.replace(/\/+$/, "")}/api/v1/app/surveys`;
  const call = async (path: string, body?: object): Promise<Outcome> => {
    try {
      const headers = { "content-type": "text/plain" };
      const asked = body && { method: "POST", body: JSON.stringify(body), headers };
      const answer = await fetch(base + path, { credentials: "omit", ...asked });
      const read = answer.status === 204 ? null : await answer.json().catch(() => null);
      if (answer.ok) return { state: "done", body: read };
      return { state: answer.status === 429 || answer.status >= 500 ? "later" : "wrong", body: read };
    } catch {
      return { state: "later", body: null };
    }
  };
  const waiting = openWaiting(storage, (one) =>
    one.how ? call(`/${one.link}/dismissal`, { how: one.how }) : call(`/${one.link}/answers`, told(one)),
  );
  const visitor = async () => {
    const known = await storage.getItem(names.visitor);
    if (known) return known;
    const made = newId();
    await storage.setItem(names.visitor, made);
    return made;
  };
  const shown = async (survey: AppSurvey, clientId: string): Promise<HamdelAskedSurvey> => {
    await storage.setItem(names.asked, JSON.stringify({ link: survey.link, clientId }));
    const over = async () => void (await storage.removeItem(names.asked));
    return askedSurvey(survey, { clientId, tell: waiting.tell, over });
  };
  const ask = async (about: { event: string } | { survey: string }): Promise<HamdelAskedSurvey | null> => {
    const signed = await claim?.();
    const who = { key, visitor: await visitor(), ...(signed && { claim: signed }), ...(language && { language }) };
    const { state, body } = await call("", { ...who, ...about });
    const survey = state === "done" ? (body as AppAsked).survey : null;
    return survey && shown(survey, newId());
  };
  return {
    at: (event) => ask({ event }),
    open: (survey) => ask({ survey }),
    async resume() {
      const kept = await storage.getItem(names.asked);
      if (!kept) return null;
      const { link, clientId } = JSON.parse(kept) as { link: string; clientId: string };
      const { state, body } = await call(`/${link}${language ? `?language=${language}` : ""}`);
      if (state === "done" && !(body as AppSurvey).answered) return shown(body as AppSurvey, clientId);
      if (state !== "later") await storage.removeItem(names.asked);
      return null;
    },
    flush: waiting.flush,
    async reset() {
      await storage.removeItem(names.visitor);
      await storage.removeItem(names.asked);
    },
  };
}

function told({ clientId, answers, done, at, waited }: Waiting): object {
  return { client_id: clientId, answers, done, ...(waited && { answered_at: at }) };
}

/** 128 random bits as text. React Native has no `crypto` of its own; what is told apart by it needs no secret there. */
function newId(): string {
  const bytes = new Uint8Array(16);
  const { crypto: source } = globalThis as { crypto?: Crypto };
  if (source) source.getRandomValues(bytes);
  else for (let at = 0; at < bytes.length; at++) bytes[at] = Math.floor(Math.random() * 256);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
