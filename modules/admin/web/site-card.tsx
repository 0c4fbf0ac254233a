import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { CopyLine } from "../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { siteSecret, type site as siteShape } from "../contract.ts";
import { Confirm } from "./confirm.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";
import { SiteForm } from "./site-form.tsx";
import { useSaving } from "./use-saving.ts";

type Site = z.infer<typeof siteShape>;
type SiteCardProps = { site: Site; scriptAddress: string; mayChange: boolean };

/** One site: its domains, the line for its pages, and its signing secret. */
export function SiteCard({ site, scriptAddress, mayChange }: SiteCardProps) {
  const words = useWords({ fa, en }).sites;
  const [changing, setChanging] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const removing = useSaving(() => api.delete(`/sites/${site.id}`), { done: words.removed, renews: ["sites"] });
  return (
    <article className={styles["site"]}>
      <Group justify="space-between" align="flex-start" gap={8}>
        <div>
          <Text fw="medium">
            <Bdi>{site.name}</Bdi>
          </Text>
          <Text size="sm" c="dimmed">
            {site.domains.length > 0 ? <Bdi dir="ltr">{site.domains.join(", ")}</Bdi> : words.anyDomain}
          </Text>
        </div>
        {mayChange ? (
          <Group gap={4}>
            <Button variant="subtle" color="gray" px={10} onClick={() => setChanging(true)}>
              {words.change}
            </Button>
            <Button variant="subtle" color="gray" px={10} onClick={() => setLeaving(true)}>
              {words.remove}
            </Button>
          </Group>
        ) : null}
      </Group>
      <div>
        <Text size="sm" mb={6}>
          {words.script}
        </Text>
        <CopyLine text={`<script async src="${scriptAddress}" data-key="${site.key}"></script>`} />
      </div>
      {mayChange ? <Secret site={site} /> : null}
      <SiteForm key={`${site.name} ${site.domains}`} opened={changing} onClose={() => setChanging(false)} site={site} />
      <Confirm
        opened={leaving}
        title={words.removeTitle(site.name)}
        text={words.removeText}
        deed={words.remove}
        busy={removing.isPending}
        onConfirm={() => removing.mutate(undefined)}
        onClose={() => setLeaving(false)}
      />
    </article>
  );
}

function Secret({ site }: { site: Site }) {
  const words = useWords({ fa, en }).sites;
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const path = `/sites/${site.id}/secret`;
  const showing = useSaving(() => api.post(path, undefined, siteSecret), {
    renews: [],
    onDone: (answer) => setSecret(answer.secret),
  });
  const renewing = useSaving(() => api.put(path, undefined, siteSecret), {
    renews: [],
    onDone: (answer) => {
      setSecret(answer.secret);
      setAsking(false);
    },
  });
  return (
    <div>
      <Text size="sm">{words.secret}</Text>
      <Text size="sm" c="dimmed" mb={8}>
        {words.secretNote}
      </Text>
      {secret ? <CopyLine text={secret} /> : null}
      <Group gap={8} mt={secret ? 8 : 0}>
        {secret ? null : (
          <Button variant="default" loading={showing.isPending} onClick={() => showing.mutate(undefined)}>
            {words.show}
          </Button>
        )}
        <Button variant="subtle" color="gray" px={10} onClick={() => setAsking(true)}>
          {words.renew}
        </Button>
      </Group>
      <Confirm
        opened={asking}
        title={words.renewTitle}
        text={words.renewText}
        deed={words.renew}
        busy={renewing.isPending}
        onConfirm={() => renewing.mutate(undefined)}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
