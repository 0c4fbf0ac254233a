import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { siteList } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SiteCard } from "./site-card.tsx";
import { SiteForm } from "./site-form.tsx";

/** The sites whose pages report what their visitors do. */
export default function SitesPage() {
  const words = useWords({ fa, en }).sites;
  const mayChange = useCan("sites.write");
  const [adding, setAdding] = useState(false);
  const list = useQuery({
    queryKey: ["sites"],
    queryFn: ({ signal }) => api.get("/sites", siteList, { signal }),
  });
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  ) : null;
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.title} note={words.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} action={add} /> : null}
      <div>
        {list.data?.rows.map((site) => (
          <SiteCard key={site.id} site={site} scriptAddress={list.data.scriptAddress} mayChange={mayChange} />
        ))}
      </div>
      <SiteForm opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}
