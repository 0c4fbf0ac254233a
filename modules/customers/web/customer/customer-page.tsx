import { useAddressPart } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useCustomerName, useCustomerWords } from "../parts/use-customer-words.ts";
import { CustomerMenu } from "./customer-menu.tsx";
import { CustomerView, MergedAway } from "./customer-view.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useCustomer } from "./use-customer.ts";

/** One customer as a page of its own. */
export default function CustomerPage() {
  const words = useWords({ fa, en });
  const common = useCustomerWords();
  const nameOf = useCustomerName();
  const { data, error, refetch } = useCustomer(Number(useAddressPart("id")));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if ("merged_into" in data) {
    return (
      <Page title={words.fallbackTitle} width="reading">
        <MergedAway into={data.merged_into} />
      </Page>
    );
  }
  return (
    <Page
      title={nameOf(data)}
      note={<BrandLink path="customers">{common.customers}</BrandLink>}
      action={<CustomerMenu customer={data} />}
    >
      <CustomerView key={data.id} customer={data} />
    </Page>
  );
}
