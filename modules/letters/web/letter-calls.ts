import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import {
  batchList,
  batchPage,
  gapList,
  letterList,
  type letterStates,
  previewed,
  type previewWhich,
  type TemplateBody,
  templateList,
} from "../contract.ts";

const lettersKey = (...parts: unknown[]) => ["letters", currentBrand(), ...parts];
/** How often a page asks how far a print is, in milliseconds. */
const often = 1500;

/** All templates, and whether this machine can print. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: lettersKey("templates"),
    queryFn: ({ signal }) => api.get("/letters/templates", templateList, { signal }),
  });

/** The gaps that the brand's own attributes make. */
export const gapsQuery = () =>
  queryOptions({
    queryKey: lettersKey("gaps"),
    queryFn: async ({ signal }) => (await api.get("/letters/gaps", gapList, { signal })).attributes,
  });

/** A template as its letters will look. */
export const templatePreview = (body: TemplateBody) =>
  queryOptions({
    queryKey: lettersKey("preview", body),
    queryFn: async () => (await api.post("/letters/preview", body, previewed)).html,
  });

/** All batches; asked again while one of them is printed. */
export const batchesQuery = () =>
  queryOptions({
    queryKey: lettersKey("batches"),
    queryFn: async ({ signal }) => (await api.get("/letters/batches", batchList, { signal })).rows,
    refetchInterval: ({ state }) => (state.data?.some(({ printing }) => printing) ? often : false),
  });

/** One batch; asked again while it is printed, and until its letters stand on the timelines. */
export const batchQuery = (id: number) =>
  queryOptions({
    queryKey: lettersKey("batch", id),
    queryFn: ({ signal }) => api.get(`/letters/batches/${id}`, batchPage, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.printing ? often : data?.posted_on && !data.told ? 5 * often : false,
  });

/** The first customers of a batch in one state. */
export const letterRowsQuery = (id: number, state: (typeof letterStates)[number]) =>
  queryOptions({
    queryKey: lettersKey("batch", id, state),
    queryFn: ({ signal }) =>
      api.get(`/letters/batches/${id}/letters`, letterList, { query: { state, limit: 200 }, signal }),
  });

/** One letter of a batch in the layout of print; a random one is another one each time. */
export const batchPreview = (id: number, which: (typeof previewWhich)[number], turn: number, gathered: string) =>
  queryOptions({
    queryKey: lettersKey("batch-preview", id, which, turn, gathered),
    queryFn: async ({ signal }) =>
      (await api.get(`/letters/batches/${id}/preview`, previewed, { query: { which }, signal })).html,
  });

/** Sends something about letters, says where it failed, and asks for everything about them anew. */
export function useLetterDeed<Value, Answer>(send: (value: Value) => Promise<Answer>) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: lettersKey() }),
  });
}
