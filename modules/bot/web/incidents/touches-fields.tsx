import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { productList, productRow } from "../../../catalog/contract.ts";
import { segmentList } from "../../../customers/contract.ts";
import { botKey, intentsQuery } from "../bot-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FieldProps = { value: readonly number[]; onChange: (value: number[]) => void };
const texts = (ids: readonly number[]) => ids.map(String);
const ids = (chosen: readonly string[]) => chosen.map(Number);

/** Intents that an incident is behind. */
export function IntentsField({ value, onChange }: FieldProps) {
  const words = useWords({ fa, en });
  const rows = useQuery(intentsQuery()).data?.rows ?? [];
  return (
    <MultiSelect
      label={words.intents}
      searchable
      maxValues={50}
      value={texts(value)}
      data={rows.map(({ id, title }) => ({ value: String(id), label: title }))}
      onChange={(chosen) => onChange(ids(chosen))}
    />
  );
}

/** Groups of customers whom an incident touches. */
export function SegmentsField({ value, onChange }: FieldProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery({
    queryKey: botKey("segments"),
    queryFn: ({ signal }) => api.get("/segments", segmentList, { signal }),
  });
  return (
    <MultiSelect
      label={words.segments}
      searchable
      maxValues={50}
      value={texts(value)}
      data={(data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(chosen) => onChange(ids(chosen))}
    />
  );
}

/** Products whose buyers an incident touches; looked for in the catalogue. */
export function ProductsField({ value, onChange }: FieldProps) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text, 250);
  const found = useQuery({
    queryKey: botKey("products", wanted),
    queryFn: ({ signal }) => api.get("/products", productList, { query: { q: wanted, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQueries({
    queries: value.map((id) => ({
      queryKey: botKey("product", id),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get(`/products/${id}`, productRow, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const known = [...chosen.flatMap(({ data }) => data ?? []), ...(found.data?.rows ?? [])];
  const names = new Map(known.map(({ id, name, external_id }) => [String(id), name ?? external_id]));
  for (const id of texts(value)) if (!names.has(id)) names.set(id, id);
  return (
    <MultiSelect
      label={words.products}
      searchable
      maxValues={100}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      value={texts(value)}
      data={[...names].map(([id, label]) => ({ value: id, label }))}
      onChange={(next) => onChange(ids(next))}
    />
  );
}
