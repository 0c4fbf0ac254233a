import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { type learnBody, learnt, type UnansweredGroup } from "../../contract.ts";
import { botKey } from "../bot-calls.ts";
import { useHeldBack } from "../parts/use-held-back.ts";

export type LearnAs = z.infer<typeof learnBody>["as"];
export type Learn = (group: UnansweredGroup, as: LearnAs, told: string) => void;

/** Which groups are still shown, and a way to settle one: it goes at once and is sent a little later, so that it can be taken back. */
export function useLearning(groups: readonly UnansweredGroup[] | undefined) {
  const queries = useQueryClient();
  const notice = useNotice();
  const hold = useHeldBack();
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const back = useCallback((key: string) => setSettled((now) => new Set([...now].filter((one) => one !== key))), []);
  const learn: Learn = (group, as, told) => {
    setSettled((now) => new Set([...now, group.key]));
    const messages = group.questions.map(({ message }) => message);
    const send = () =>
      api
        .post("/bot/unanswered/learn", { messages, as }, learnt)
        .catch((error: unknown) => {
          notice.failed(error);
          back(group.key);
        })
        .finally(() => queries.invalidateQueries({ queryKey: botKey() }));
    hold(told, send, () => back(group.key));
  };
  return { shown: groups?.filter(({ key }) => !settled.has(key)), learn };
}
