import { useQuery } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { botSettingsRow } from "../contract.ts";
import { botKey } from "./bot-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SettingsForm } from "./settings-form.tsx";

/** Where the bot answers, how it speaks of itself, what goes to people, and how sure it has to be. */
export default function SettingsPage() {
  const words = useWords({ fa, en });
  const settings = useQuery({
    queryKey: botKey("settings"),
    queryFn: ({ signal }) => api.get("/bot/settings", botSettingsRow, { signal }),
  });
  return (
    <Page title={words.title} note={words.note} width="reading">
      {settings.error ? <ErrorState error={settings.error} onRetry={() => void settings.refetch()} /> : null}
      {settings.isPending ? <ListSkeleton rows={6} /> : null}
      {settings.data ? <SettingsForm key={JSON.stringify(settings.data)} kept={settings.data} /> : null}
    </Page>
  );
}
