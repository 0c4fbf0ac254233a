import { Badge, Button, Group, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { sessionList, type signedInSession } from "../contract.ts";
import { readDevice } from "./device.ts";
import { en } from "./me-words.en.ts";
import { fa } from "./me-words.fa.ts";
import styles from "./section.module.css";
import { Section } from "./section.tsx";
import { useSaving } from "./use-saving.ts";

/** Where the person is signed in; each session can be ended. */
export function Sessions() {
  const words = useWords({ fa, en }).sessions;
  const list = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => api.get("/me/sessions", sessionList, { signal }),
  });
  const endingOthers = useSaving(() => api.delete("/me/sessions"), { done: words.ended, renews: ["sessions"] });
  const several = (list.data?.rows.length ?? 0) > 1;
  return (
    <Section
      title={words.title}
      action={
        several ? (
          <Button
            variant="subtle"
            color="gray"
            px={10}
            loading={endingOthers.isPending}
            onClick={() => endingOthers.mutate(undefined)}
          >
            {words.endOthers}
          </Button>
        ) : undefined
      }
    >
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={2} /> : null}
      {list.data?.rows.map((one) => (
        <SessionLine key={one.id} session={one} />
      ))}
    </Section>
  );
}

function SessionLine({ session }: { session: z.infer<typeof signedInSession> }) {
  const words = useWords({ fa, en }).sessions;
  const format = useFormat();
  const ending = useSaving(() => api.delete(`/me/sessions/${session.id}`), {
    done: words.ended,
    renews: ["sessions"],
  });
  const device = readDevice(session.device);
  const name = device ? words.on(device.browser, device.system) : words.unknown;
  const Icon = device?.mobile ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <div className={styles["line"]}>
      <Icon size={22} stroke={1.6} color="var(--mantine-color-dimmed)" aria-hidden />
      <div className={styles["grow"]}>
        <Group gap={8}>
          <Bdi>{name}</Bdi>
          {session.current ? (
            <Badge variant="light" radius="sm" className={styles["badge"]!}>
              {words.current}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed" component="div" className={styles["facts"]!}>
          <span>{words.since(format.relative(session.createdAt))}</span>
          <Bdi dir="ltr">{session.address}</Bdi>
        </Text>
      </div>
      {session.current ? null : (
        <Button
          variant="subtle"
          color="gray"
          px={10}
          aria-label={words.endOf(name)}
          loading={ending.isPending}
          onClick={() => ending.mutate(undefined)}
        >
          {words.end}
        </Button>
      )}
    </div>
  );
}
