import { Stack, Text, UnstyledButton } from "@mantine/core";
import { IconArrowRight, IconBuildingStore, IconFileImport, IconLeaf } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { demoAnswer } from "../../../modules/demo/contract.ts";
import { api } from "../../../platform/ui/api.ts";
import { enterBrand } from "../../../platform/ui/current-brand.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./set-up-begin.module.css";
import { useNewSession } from "./use-new-session.ts";
import { useSubmit } from "./use-submit.ts";

/** The last step: bring files, look at the demo, or begin empty. */
export function SetUpBegin({ slug }: { slug: string }) {
  const words = useWords({ fa, en }).setUp;
  const navigate = useNavigate();
  const newSession = useNewSession();
  const demo = useSubmit(async () => {
    enterBrand(slug);
    await api.post("/demo", undefined, demoAnswer);
    await newSession();
    // Its making takes a moment: that page shows how far it is, and opens it.
    await navigate({ href: `/${slug}/settings/demo` });
  });
  return (
    <Stack gap={12}>
      <Way
        icon={<IconFileImport size={24} stroke={1.6} />}
        title={words.importTitle}
        note={words.importNote}
        onClick={() => void navigate({ href: `/${slug}/imports` })}
      />
      <Way
        icon={<IconBuildingStore size={24} stroke={1.6} />}
        title={words.demoTitle}
        note={words.demoNote}
        busy={demo.busy}
        onClick={() => void demo.submit()}
      />
      <Way
        icon={<IconLeaf size={24} stroke={1.6} />}
        title={words.emptyTitle}
        note={words.emptyNote}
        onClick={() => void navigate({ href: `/${slug}` })}
      />
      <FormError error={demo.error} />
    </Stack>
  );
}

type WayProps = { icon: ReactNode; title: string; note: string; busy?: boolean; onClick: () => void };

function Way({ icon, title, note, busy, onClick }: WayProps) {
  return (
    <UnstyledButton className={styles["way"]} onClick={onClick} disabled={busy} aria-busy={busy}>
      <span className={styles["icon"]}>{icon}</span>
      <span className={styles["text"]}>
        <Text span fw="medium" display="block">
          {title}
        </Text>
        <Text span size="sm" c="dimmed" display="block">
          {note}
        </Text>
      </span>
      <IconArrowRight size={18} stroke={1.6} className="mirror" aria-hidden />
    </UnstyledButton>
  );
}
