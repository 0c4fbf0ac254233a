import { Button, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { made, type site as siteShape } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSaving } from "./use-saving.ts";

type SiteFormProps = { opened: boolean; onClose: () => void; site?: z.infer<typeof siteShape> };

/** Adds a site, or changes the one given. */
export function SiteForm({ opened, onClose, site }: SiteFormProps) {
  const all = useWords({ fa, en });
  const words = all.sites;
  const [name, setName] = useState(site?.name ?? "");
  const [domains, setDomains] = useState(site?.domains.join("\n") ?? "");
  const saving = useSaving(
    async (body: { name: string; domains: string[] }) => {
      if (site) await api.put(`/sites/${site.id}`, body);
      else await api.post("/sites", body, made);
    },
    { done: all.saved, renews: ["sites"], onDone: onClose },
  );
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    saving.mutate({
      name: name.trim(),
      domains: domains
        .split(/[\s,،]+/)
        .map(bareDomain)
        .filter(Boolean),
    });
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={site ? words.changeTitle : words.addTitle}
      closeButtonProps={{ "aria-label": all.cancel }}
    >
      <Stack component="form" gap={16} onSubmit={onSubmit}>
        <TextInput
          label={words.name}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={words.domains}
          description={words.domainsNote}
          autosize
          minRows={3}
          styles={{ input: { direction: "ltr" } }}
          value={domains}
          onChange={(event) => setDomains(event.currentTarget.value)}
        />
        <Button type="submit" loading={saving.isPending}>
          {site ? all.save : words.add}
        </Button>
      </Stack>
    </Modal>
  );
}

/** People paste whole addresses: `https://www.shop.ir/blog` → `www.shop.ir`. */
function bareDomain(text: string): string {
  return text.replace(/^[a-z]+:\/\//i, "").replace(/\/.*$/, "");
}
