import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters, useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { siteList } from "../../../admin/contract.ts";
import { chatQuery, inboxKey } from "../inbox-calls.ts";
import { ChatForm } from "./chat-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How the chat of each site looks and behaves, and the line that puts it there. */
export default function ChatPage() {
  const words = useWords({ fa, en }).chat;
  const go = useGo();
  const [address, setAddress] = useAddressFilters();
  const sites = useQuery({
    queryKey: inboxKey("sites"),
    queryFn: ({ signal }) => api.get("/sites", siteList, { signal }),
  });
  const site = sites.data?.rows.find(({ id }) => String(id) === address["site"]) ?? sites.data?.rows[0];
  const settings = useQuery({ ...chatQuery(site?.id ?? 0), enabled: site !== undefined });
  const error = sites.error ?? settings.error;
  const choice =
    sites.data && sites.data.rows.length > 1 && site ? (
      <Select
        aria-label={words.site}
        allowDeselect={false}
        data={sites.data.rows.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(site.id)}
        onChange={(id) => setAddress({ site: id })}
      />
    ) : null;
  return (
    <Page title={words.title} note={words.note} filters={choice}>
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([sites.refetch(), settings.refetch()])} />
      ) : null}
      {sites.data?.rows.length === 0 ? (
        <EmptyState
          picture="talk"
          title={words.emptyTitle}
          text={words.emptyText}
          action={<Button onClick={() => go("settings/sites")}>{words.addSite}</Button>}
        />
      ) : null}
      {sites.isPending || (site && settings.isPending) ? <ListSkeleton rows={5} /> : null}
      {site && settings.data ? <ChatForm key={site.id} site={site} kept={settings.data} /> : null}
    </Page>
  );
}
