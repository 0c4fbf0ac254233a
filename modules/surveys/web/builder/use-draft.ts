import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, api } from "../../../../platform/ui/api.ts";
import { type SurveyShown, surveyPatch, surveySaved, surveyShown } from "../../contract.ts";
import { surveyKeyOf } from "../survey-calls.ts";
import { keepAside, letGo } from "./kept-aside.ts";

/** How long is waited for more changes, and until it is tried again, in milliseconds. */
const pause = 800;
const retryAfter = 4000;

export type Work = Pick<SurveyShown, "name" | "draft" | "settings">;
/** `held`: not complete enough to be sent, kept in this browser; `conflict`: somebody else changed it meanwhile. */
export type SaveState = "saved" | "saving" | "held" | "failed" | "conflict";

/** The part of a survey that is edited. */
export function workOf({ name, draft, settings }: Work): Work {
  return { name, draft, settings };
}

/**
 * Keeps work on a survey: a moment after each change on the server, one after the other, and until then in this browser, so that nothing
 * typed is lost. `flush` saves at once and gives whether it could; `adopt` takes what the server says now as what was seen;
 * `keepMine` saves over what somebody else changed.
 */
export function useDraftSaving(key: string, work: Work, first: SurveyShown, editable: boolean) {
  const queries = useQueryClient();
  const text = JSON.stringify(work);
  const newest = useRef(text);
  newest.current = text;
  const saved = useRef(JSON.stringify(workOf(first)));
  const seen = useRef(first.updated_at);
  const running = useRef<Promise<boolean> | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const [tries, setTries] = useState(0);

  const send = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current;
    const now = newest.current;
    if (now === saved.current) return true;
    const whole = surveyPatch.safeParse({ ...JSON.parse(now), seen: seen.current });
    if (!whole.success) {
      setState("held");
      return false;
    }
    setState("saving");
    const sent = api
      .patch(`/surveys/${key}`, whole.data, surveySaved)
      .then(({ updated_at }) => {
        saved.current = now;
        seen.current = updated_at;
        if (newest.current === now) letGo(key);
        setState(newest.current === now ? "saved" : "saving");
        void queries.invalidateQueries({ queryKey: surveyKeyOf("list") });
        return true;
      })
      .catch((error: unknown) => {
        setState(error instanceof ApiError && error.code === "conflict" ? "conflict" : "failed");
        return false;
      })
      .finally(() => {
        running.current = null;
      });
    running.current = sent;
    return sent;
  }, [key, queries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed try is a reason to try again
  useEffect(() => {
    // Back at what was saved is not saved while something else is on its way.
    if (!editable || (text === saved.current && !running.current)) return;
    keepAside(key, { seen: seen.current, work: JSON.parse(text) });
    if (state === "conflict") return;
    const timer = setTimeout(() => void send(), pause);
    return () => clearTimeout(timer);
  }, [text, tries, key, send, editable]);
  useEffect(() => {
    if (state !== "failed") return;
    const timer = setTimeout(() => setTries((count) => count + 1), retryAfter);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => () => void ((newest.current !== saved.current || running.current) && send()), [send]);

  const adopt = useCallback(
    (shown: SurveyShown, replace: boolean) => {
      seen.current = shown.updated_at;
      if (replace) saved.current = JSON.stringify(workOf(shown));
      if (replace || newest.current === saved.current) {
        letGo(key);
        setState("saved");
      }
    },
    [key],
  );
  const keepMine = useCallback(async () => {
    const now = await api.get(`/surveys/${key}`, surveyShown);
    seen.current = now.updated_at;
    await send();
  }, [key, send]);
  return { state, flush: send, adopt, keepMine };
}
