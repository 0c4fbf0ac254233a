import { Anchor, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { isValueProblem } from "../../../platform/values/index.ts";
import { type ProductPatch, type ProductRow, productRow } from "../contract.ts";
import { catalogKey, productQuery } from "./catalog-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { amountUnit, typedAmount, wholeAmount } from "./money-input.ts";

/** One product: what is known of it, changed where allowed. */
export function ProductDetails({ id }: { id: number }) {
  const { data: product, error, refetch } = useQuery(productQuery(id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!product) return <ListSkeleton rows={3} />;
  return <ProductForm key={product.updated_at} product={product} />;
}

const texts = ["name", "category", "url", "image_url"] as const;
type Fields = Record<(typeof texts)[number] | "price", string>;

function ProductForm({ product }: { product: ProductRow }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const currency = product.currency ?? format.currency;
  const mayWrite = useCan("catalog.write");
  const [fields, setFields] = useState<Fields>({
    name: product.name ?? "",
    category: product.category ?? "",
    url: product.url ?? "",
    image_url: product.image_url ?? "",
    price: typedAmount(product.price, product.currency, format),
  });
  const price = fields.price.trim() === "" ? null : wholeAmount(fields.price, currency, format);
  const change = useChange(product.id);
  const labels = { name: words.name, category: words.category, url: words.url, image_url: words.imageUrl };
  function submit(event: FormEvent) {
    event.preventDefault();
    const said = Object.fromEntries(texts.map((key) => [key, fields[key].trim() || null]));
    change.mutate({ ...said, price: isValueProblem(price) ? null : price, currency: price === null ? null : currency });
  }
  const set = (key: keyof Fields) => (event: { currentTarget: HTMLInputElement }) =>
    setFields({ ...fields, [key]: event.currentTarget.value });
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        {texts.slice(0, 2).map((key) => (
          <TextInput key={key} label={labels[key]} value={fields[key]} onChange={set(key)} readOnly={!mayWrite} />
        ))}
        <TextInput
          label={words.price(amountUnit(currency, format))}
          value={fields.price}
          inputMode="decimal"
          readOnly={!mayWrite}
          error={isValueProblem(price) ? words.amountUnreadable : undefined}
          onChange={set("price")}
        />
        {texts.slice(2).map((key) => (
          <TextInput
            key={key}
            label={labels[key]}
            value={fields[key]}
            onChange={set(key)}
            readOnly={!mayWrite}
            dir="ltr"
            type="url"
          />
        ))}
        <Group gap={20}>
          <BrandLink path={`catalog/orders?product=${product.id}`}>{words.ordersOfProduct}</BrandLink>
          {product.url ? (
            <Anchor href={product.url} target="_blank" rel="noreferrer">
              {words.openShop}{" "}
              <IconExternalLink size={15} stroke={1.6} style={{ verticalAlign: "middle" }} aria-hidden />
            </Anchor>
          ) : null}
        </Group>
        {mayWrite ? (
          <Group gap={8}>
            <Button type="submit" loading={change.isPending} disabled={isValueProblem(price)}>
              {words.save}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => change.mutate({ archived: !product.archived })}>
              {product.archived ? words.unarchive : words.archive}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}

function useChange(id: number) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: (patch: ProductPatch) => api.patch(`/products/${id}`, patch, productRow),
    onSuccess: (changed, { archived }) => {
      cache.setQueryData(productQuery(id).queryKey, changed);
      void cache.invalidateQueries({ queryKey: catalogKey("products") });
      notice.done(archived === undefined ? words.saved : archived ? words.archived : words.unarchived);
    },
    onError: notice.failed,
  });
}
