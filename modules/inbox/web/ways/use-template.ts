import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReplyChannel } from "../../contract.ts";
import { templatesQuery } from "../inbox-calls.ts";
import { filledTemplate, type TemplateDraft, templateProblem } from "./filled-template.ts";

/**
 * Answering by template on a channel that has them: always where its time for free words is over, else where somebody wants it. `ready`
 * once nothing is missing; `text` is what the customer reads.
 */
export function useTemplate(channel: ReplyChannel | null, files: number) {
  const [wanted, setWanted] = useState(false);
  const [draft, setDraft] = useState<TemplateDraft | null>(null);
  const can = Boolean(channel?.window?.templates && channel.account);
  const must = can && channel?.window?.state === "closed";
  const on = must || (can && wanted);
  const list = useQuery({ ...templatesQuery(channel?.account?.id ?? 0), enabled: on });
  const chosen = list.data?.rows.find(({ name }) => name === draft?.name) ?? null;
  const tokens = draft?.tokens ?? {};
  const problem = chosen ? templateProblem(chosen, tokens, files) : null;
  return {
    can,
    must,
    on,
    list,
    chosen,
    tokens,
    problem,
    ready: on && chosen !== null && problem === null,
    text: chosen ? filledTemplate(chosen, tokens) : "",
    pattern: on && chosen ? { template: chosen.name, tokens } : null,
    want: setWanted,
    choose: (name: string | null) => setDraft(name === null ? null : { name, tokens: {} }),
    fill: (gap: string, text: string) => setDraft((now) => now && { ...now, tokens: { ...now.tokens, [gap]: text } }),
    end: () => {
      setWanted(false);
      setDraft(null);
    },
  };
}
export type UsedTemplate = ReturnType<typeof useTemplate>;
