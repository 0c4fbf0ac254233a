import { type AppAnswered, type AppSurvey, piped, walk } from "../../../modules/surveys/contract.ts";
import type { HamdelAnswers, HamdelAskedSurvey, HamdelFinished, HamdelQuestion, HamdelWords } from "./app-api.ts";
import type { Outcome, Waiting } from "./waiting.ts";

type Telling = { clientId: string; tell(one: Waiting): Promise<Outcome>; over(): Promise<void> };
type Problem = { code?: string; fields?: { path: string; code: string }[] };

/** A survey that an app asks: its logic on the device, and what is told of it. */
export function askedSurvey(asked: AppSurvey, { clientId, tell, over }: Telling): HamdelAskedSurvey {
  const { link, survey, name, language, direction, colour, anonymous, page, definition, answers, customer } = asked;
  const say = (words: HamdelWords | undefined, given: HamdelAnswers = {}) =>
    piped(words?.[language] || words?.fa || words?.en || "", { definition, answers: given, customer, language });
  const one = (given: HamdelAnswers, done: boolean): Waiting => ({
    ...{ link, clientId, answers: given, done },
    ...{ at: new Date().toISOString(), waited: false },
  });
  const dismiss = async (how: "later" | "never" | "unseen") => {
    await over();
    await tell({ ...one({}, false), how });
  };
  const { greeting } = definition;
  return {
    ...{ survey, name, language, direction, colour, anonymous, page, answers: answers as HamdelAnswers },
    greeting: greeting ? { title: say(greeting.title), note: say(greeting.note), button: say(greeting.button) } : null,
    questions: (given) => walk(definition, given, customer).shown as HamdelQuestion[],
    say,
    keep: async (given) => void (await tell(one(given, false))),
    async finish(given) {
      const { state, body } = await tell(one(given, true));
      const said = finished(state, body, (words) => say(words, given));
      if (!said.refused || said.refused !== "answers_refused") await over();
      return said;
    },
    later: () => dismiss("later"),
    never: () => dismiss("never"),
    unseen: () => dismiss("unseen"),
  };
}

function finished(state: Outcome["state"], body: unknown, say: (words: HamdelWords) => string): HamdelFinished {
  if (state === "later") return { sent: false };
  if (state === "wrong") {
    const { code = "failed", fields = [] } = (body ?? {}) as Problem;
    return {
      sent: false,
      refused: code,
      problems: Object.fromEntries(fields.map((field) => [field.path, field.code])),
    };
  }
  const { ending } = body as AppAnswered;
  return {
    sent: true,
    ...(ending?.title && { title: say(ending.title) }),
    ...(ending?.note && { note: say(ending.note) }),
    ...(ending?.link && { link: { url: ending.link.url, label: say(ending.link.label) } }),
  };
}
