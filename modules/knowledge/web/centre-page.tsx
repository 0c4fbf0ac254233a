import { Button, Checkbox, Group, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { ColourField } from "../../../platform/ui/colour-field.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type helpCentre, languages } from "../contract.ts";
import { centreQuery, useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const forms = z.object({ rows: z.array(z.object({ id: z.number(), name: z.string() })) });

/** How the help centre looks to customers, and where it answers. */
export default function CentrePage() {
  const words = useWords({ fa, en }).centre;
  const centre = useQuery(centreQuery);
  return (
    <Page title={words.title} note={words.note} width="reading">
      {centre.error ? <ErrorState error={centre.error} onRetry={() => void centre.refetch()} /> : null}
      {centre.isPending ? <ListSkeleton rows={6} /> : null}
      {centre.data ? <CentreForm before={centre.data} /> : null}
    </Page>
  );
}

function CentreForm({ before }: { before: z.infer<typeof helpCentre> }) {
  const all = useWords({ fa, en });
  const words = all.centre;
  const seesForms = useCan("inbox.manage");
  const [centre, setCentre] = useState(before);
  const [domains, setDomains] = useState(before.domains.join("\n"));
  const set = (changed: Partial<typeof centre>) => setCentre({ ...centre, ...changed });
  const known = useQuery({
    queryKey: ["articles", "forms"],
    queryFn: ({ signal }) => api.get("/contact-forms", forms, { signal }),
    enabled: seesForms,
  });
  const save = useDeed(() => api.put("/help-centre", { ...centre, domains: domains.split(/\s+/).filter(Boolean) }), {
    done: words.saved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={18}>
        {languages.map((one) => (
          <TextInput
            key={one}
            label={words.name[one]}
            description={words.nameNote}
            dir={one === "fa" ? "rtl" : "ltr"}
            value={centre.title[one]}
            onChange={(event) => set({ title: { ...centre.title, [one]: event.currentTarget.value } })}
          />
        ))}
        {languages.map((one) => (
          <TextInput
            key={one}
            label={words.intro[one]}
            dir={one === "fa" ? "rtl" : "ltr"}
            value={centre.intro[one]}
            onChange={(event) => set({ intro: { ...centre.intro, [one]: event.currentTarget.value } })}
          />
        ))}
        <ColourField label={words.colour} value={centre.colour} onChange={(colour) => set({ colour })} />
        <Checkbox.Group
          label={words.languages}
          value={centre.languages}
          onChange={(next) => set({ languages: languages.filter((one) => next.includes(one)) })}
        >
          <Group mt={6}>
            {languages.map((one) => (
              <Checkbox key={one} value={one} label={all.languages[one]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Select
          label={words.form}
          description={words.formNote}
          placeholder={words.noForm}
          clearable
          data={(known.data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={centre.contact_form === null ? null : String(centre.contact_form)}
          onChange={(next) => set({ contact_form: next === null ? null : Number(next) })}
        />
        <TextInput
          label={words.home}
          type="url"
          dir="ltr"
          placeholder="https://"
          value={centre.home_url}
          onChange={(event) => set({ home_url: event.currentTarget.value })}
        />
        <Textarea
          label={words.domains}
          description={words.domainsNote}
          placeholder="help.shop.ir"
          className="ltr-input"
          autosize
          minRows={2}
          value={domains}
          onChange={(event) => setDomains(event.currentTarget.value)}
        />
        <NumberInput
          label={words.reviewAfter}
          min={7}
          max={1095}
          value={centre.review_after_days}
          onChange={(next) => set({ review_after_days: Number(next) || 180 })}
        />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={centre.languages.length === 0}>
            {all.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
