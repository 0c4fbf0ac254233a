import { useQuery } from "@tanstack/react-query";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { Page } from "../../../platform/ui/page.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { orderQuery } from "./catalog-calls.ts";
import { CatalogPlaces } from "./catalog-places.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { shortNumber } from "./order-card.tsx";
import { OrderDetails } from "./order-details.tsx";

/** One order as a page of its own. */
export default function OrderPage() {
  const words = useWords({ fa, en });
  const id = Number(useAddressPart("id"));
  const { data } = useQuery(orderQuery(id));
  return (
    <Page
      title={data ? words.order(shortNumber(data.external_id)) : words.orders}
      width="reading"
      filters={<CatalogPlaces at="orders" />}
    >
      <OrderDetails id={id} />
    </Page>
  );
}
