import { useState } from "react";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useCustomerName } from "../parts/use-customer-words.ts";
import { CustomerMenu } from "./customer-menu.tsx";
import { CustomerSkeleton, CustomerView, MergedAway } from "./customer-view.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useCustomer } from "./use-customer.ts";

type CustomerPanelProps = { id: number | null; onClose: () => void };

/** One customer beside the list. */
export function CustomerPanel({ id, onClose }: CustomerPanelProps) {
  // While the panel slides out it still shows whom it showed.
  const [last, setLast] = useState(id);
  if (id !== null && id !== last) setLast(id);
  if (last === null) return null;
  return <Panel id={last} opened={id !== null} onClose={onClose} />;
}

function Panel({ id, opened, onClose }: { id: number; opened: boolean; onClose: () => void }) {
  const words = useWords({ fa, en });
  const nameOf = useCustomerName();
  const { data, error, refetch } = useCustomer(id);
  const customer = data && "id" in data ? data : null;
  return (
    <DetailPanel
      opened={opened}
      onClose={onClose}
      title={customer ? nameOf(customer) : words.fallbackTitle}
      path={`customers/${id}`}
      action={customer ? <CustomerMenu customer={customer} /> : null}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <CustomerSkeleton /> : null}
      {data && "merged_into" in data ? <MergedAway into={data.merged_into} /> : null}
      {customer ? <CustomerView key={customer.id} customer={customer} /> : null}
    </DetailPanel>
  );
}
