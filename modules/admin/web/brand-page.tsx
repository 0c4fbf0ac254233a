import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import * as contract from "../contract.ts";
import { BrandForm } from "./brand-form.tsx";
import { brandQuery } from "./brand-query.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";
import { useSaving } from "./use-saving.ts";

/** Name, language, money and the definitions of the brand; and making another brand. */
export default function BrandPage() {
  const words = useWords({ fa, en }).brand;
  const brand = useQuery(brandQuery);
  const [making, setMaking] = useState(false);
  return (
    <Page title={words.title} note={words.note} width="reading">
      <Section>
        {brand.error ? <ErrorState error={brand.error} onRetry={() => void brand.refetch()} /> : null}
        {brand.data ? <BrandForm key={brand.dataUpdatedAt} brand={brand.data} /> : null}
        {brand.isPending ? <ListSkeleton rows={5} /> : null}
      </Section>
      <Section title={words.another} note={words.anotherNote}>
        <Button variant="default" leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setMaking(true)}>
          {words.make}
        </Button>
      </Section>
      <NewBrand opened={making} onClose={() => setMaking(false)} />
    </Page>
  );
}

function NewBrand({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const all = useWords({ fa, en });
  const [name, setName] = useState("");
  const navigate = useNavigate();
  const making = useSaving((wanted: string) => api.post("/brands", { name: wanted }, contract.brandMade), {
    renews: ["session"],
    onDone: ({ slug }) => void navigate({ href: `/${slug}/settings/brand`, reloadDocument: true }),
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    making.mutate(name.trim());
  }
  return (
    <Modal opened={opened} onClose={onClose} title={all.brand.make} closeButtonProps={{ "aria-label": all.cancel }}>
      <Stack component="form" gap={16} onSubmit={onSubmit}>
        <TextInput
          label={all.brand.name}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={making.isPending} disabled={name.trim() === ""}>
          {all.brand.makeSubmit}
        </Button>
      </Stack>
    </Modal>
  );
}
