import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationPatch, ConversationRow, conversationPage } from "../../contract.ts";
import { conversationQuery, inboxKey } from "../inbox-calls.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useRenew } from "../thread/use-thread.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { inverseOf, patched } from "./patched.ts";

type ListData = InfiniteData<z.infer<typeof conversationPage>>;
const changed = z.object({ changed: z.number() });

const patchMany = (ids: number[], change: ConversationPatch) => api.patch("/conversations", { ids, change }, changed);

/** Changes conversations: on screen at once, on the server after, with a notice that takes it back. */
export function useDeeds(): (rows: readonly ConversationRow[], change: ConversationPatch) => void {
  const queries = useQueryClient();
  const names = useColleagues();
  const notice = useNotice();
  const undo = useUndoNotice();
  const renew = useRenew();
  const say = useSaid();
  const show = useCallback(
    (rows: readonly ConversationRow[], look: (row: ConversationRow) => ConversationRow) => {
      const ids = new Set(rows.map(({ id }) => id));
      const shown = (row: ConversationRow) => (ids.has(row.id) ? look(row) : row);
      for (const { id } of rows)
        queries.setQueryData<ConversationRow>(conversationQuery(id).queryKey, (row) => row && shown(row));
      queries.setQueriesData<ListData>(
        { queryKey: inboxKey("list") },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({ ...page, rows: page.rows.map(shown) })),
          },
      );
    },
    [queries],
  );
  const send = async (work: Promise<unknown>[], rows: readonly ConversationRow[]) => {
    try {
      await Promise.all(work);
      return true;
    } catch (error) {
      notice.failed(error);
      return false;
    } finally {
      for (const { id } of rows) renew(id);
    }
  };
  return (rows, change) => {
    const ids = rows.map(({ id }) => id);
    show(rows, (row) => patched(row, change, names));
    void send([patchMany(ids, change)], rows).then((done) => {
      if (!done) return;
      undo(say(rows.length, change), () => {
        const back = backwards(rows, change);
        void send(
          back.map((one) => patchMany(one.ids, one.change)),
          rows,
        );
      });
    });
  };
}

/** One change for all conversations that were alike before. */
function backwards(rows: readonly ConversationRow[], change: ConversationPatch) {
  const groups = new Map<string, { ids: number[]; change: ConversationPatch }>();
  for (const row of rows) {
    const inverse = inverseOf(row, change, Date.now());
    const group = groups.get(JSON.stringify(inverse)) ?? { ids: [], change: inverse };
    group.ids.push(row.id);
    groups.set(JSON.stringify(inverse), group);
  }
  return [...groups.values()];
}

/** What was done, in a sentence. */
function useSaid(): (count: number, change: ConversationPatch) => string {
  const words = useWords({ fa, en }).done;
  const { nameOf, teamOf } = useColleagues();
  const format = useFormat();
  return (count, change) => {
    if (count > 1) return words.many(format.number(count));
    if (change.status) return words[change.status];
    if (change.assignee !== undefined)
      return change.assignee ? words.assigned(nameOf(change.assignee)) : words.unassigned;
    if (change.team !== undefined) return change.team ? words.team(teamOf(change.team)) : words.noTeam;
    if (change.spam !== undefined) return change.spam ? words.spam : words.notSpam;
    return change.labels ? words.labels : words.priority;
  };
}
