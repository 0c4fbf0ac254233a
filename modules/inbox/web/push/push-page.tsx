import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type PushSender, pushSenders } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import settings from "../settings/settings.module.css";
import { AppleForm } from "./apple-form.tsx";
import { FirebaseForm } from "./firebase-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./push.module.css";
import { WebPart } from "./web-part.tsx";

/** How customers who went away hear of an answer: each way to push with its steps, its state and a trial. */
export default function PushPage() {
  const words = useWords({ fa, en });
  const found = useQuery({
    queryKey: inboxKey("push"),
    queryFn: ({ signal }) => api.get("/push", pushSenders, { signal }),
  });
  return (
    <Page title={words.title} note={words.note} width="reading">
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <ListSkeleton rows={4} /> : null}
      <Stack gap={20}>
        {found.data?.rows.map((sender) => (
          <Part key={sender.kind} sender={sender} line={found.data.worker_line} />
        ))}
      </Stack>
    </Page>
  );
}

function Part({ sender, line }: { sender: PushSender; line: string }) {
  const words = useWords({ fa, en });
  const { kind } = sender;
  return (
    <section className={styles["part"]} aria-label={words.kinds[kind]}>
      <Title order={2} size="h4">
        {words.kinds[kind]}
      </Title>
      <State sender={sender} />
      <Text size="sm" c="dimmed">
        {words.about[kind]}
      </Text>
      <details className={settings["help"]}>
        <summary>{words.steps}</summary>
        <ol>
          {words.stepsOf[kind].map((step) => (
            <li key={step}>
              <Text size="sm">{step}</Text>
            </li>
          ))}
        </ol>
      </details>
      {kind === "web" ? <WebPart sender={sender} line={line} /> : null}
      {kind === "fcm" ? <FirebaseForm sender={sender} /> : null}
      {kind === "apns" ? <AppleForm sender={sender} /> : null}
    </section>
  );
}

function State({ sender: { on, devices, told, problem_text } }: { sender: PushSender }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const counts = [words.devices(format.number(devices)), words.told(format.number(told))];
  return (
    <>
      <div className={settings["state"]} data-tone={on ? "good" : undefined}>
        {[on ? words.on : words.off, ...(on || devices > 0 ? counts : [])].join(" · ")}
      </div>
      {problem_text ? (
        <div className={settings["state"]} data-tone="bad" role="alert">
          {problem_text}
        </div>
      ) : null}
    </>
  );
}
