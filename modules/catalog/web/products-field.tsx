import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useBrand } from "../../../platform/ui/session.ts";
import { productList, productRow } from "../contract.ts";

type ProductsFieldProps = {
  label: string;
  value: readonly number[];
  onChange: (value: number[]) => void;
  description?: string;
  disabled?: boolean;
  /** How many may be chosen. */
  most?: number;
};

/** Products, looked for in the catalogue while one types. */
export function ProductsField({ value, onChange, most = 100, ...shown }: ProductsFieldProps) {
  const brand = useBrand();
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text, 250);
  const found = useQuery({
    queryKey: ["catalog", brand.slug, "field", wanted],
    queryFn: ({ signal }) => api.get("/products", productList, { query: { q: wanted, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
    enabled: !shown.disabled,
  });
  const chosen = useQueries({
    queries: value.map((id) => ({
      queryKey: ["catalog", brand.slug, "field-product", id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get(`/products/${id}`, productRow, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const known = [...chosen.flatMap(({ data }) => data ?? []), ...(found.data?.rows ?? [])];
  const names = new Map(known.map(({ id, name, external_id }) => [String(id), name ?? external_id]));
  for (const id of value) if (!names.has(String(id))) names.set(String(id), "…");
  return (
    <MultiSelect
      {...shown}
      searchable
      hidePickedOptions
      maxValues={most}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      value={value.map(String)}
      data={[...names].map(([id, name]) => ({ value: id, label: name }))}
      onChange={(next) => onChange(next.map(Number))}
    />
  );
}
