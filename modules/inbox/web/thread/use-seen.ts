import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { inboxKey } from "../inbox-calls.ts";

/** Tells the server up to where the reader has seen a conversation, while its page is in sight. */
export function useSeen(conversation: number, lastSeq: number | undefined): void {
  const queries = useQueryClient();
  const told = useRef("");
  useEffect(() => {
    const tell = () => {
      const now = `${conversation}:${lastSeq}`;
      if (lastSeq === undefined || document.hidden || told.current === now) return;
      told.current = now;
      api
        .put(`/conversations/${conversation}/seen`, { seq: lastSeq })
        .then(() => queries.invalidateQueries({ queryKey: inboxKey("list") }))
        // It is told again with the next message.
        .catch(() => undefined);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [conversation, lastSeq, queries]);
}
