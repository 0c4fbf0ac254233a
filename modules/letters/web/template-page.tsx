import { useQuery } from "@tanstack/react-query";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { TemplateBody } from "../contract.ts";
import { templatesQuery } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TemplateForm } from "./template-form.tsx";

/** One template: its text with gaps, how it looks on paper, and a preview beside it. */
export default function TemplatePage() {
  const words = useWords({ fa, en }).template;
  const id = useAddressPart("id");
  const { language } = usePreferences();
  const { data, error, refetch } = useQuery(templatesQuery());
  const kept = data?.rows.find((one) => String(one.id) === id) ?? null;
  const fresh: TemplateBody = {
    ...{ name: "", language, body: words.begin, signature: "" },
    ...{ paper: "a4", letterhead: true, window: "none", code: null },
  };
  return (
    <Page title={kept?.name ?? (id === "new" ? words.fresh : words.edit)}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <TemplateForm key={id} id={kept?.id ?? null} before={kept ?? fresh} /> : <ListSkeleton rows={4} />}
    </Page>
  );
}
