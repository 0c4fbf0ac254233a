import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { ProductsField as CatalogProductsField } from "../../../catalog/web/index.tsx";
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
export function ProductsField(props: FieldProps) {
  const words = useWords({ fa, en });
  return <CatalogProductsField label={words.products} {...props} />;
}
