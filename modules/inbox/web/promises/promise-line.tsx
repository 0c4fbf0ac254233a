import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock, IconDots } from "@tabler/icons-react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PromiseRow } from "../../contract.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./promises.module.css";
import { useSettle } from "./use-promises.ts";

/** One promise: what, to whom, by when; done with one click. `own` leaves out the customer, who stands above. */
export function PromiseLine({ promise, own }: { promise: PromiseRow; own?: boolean }) {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const format = useFormat();
  const settle = useSettle();
  const mayWrite = useCan("inbox.write");
  const when = format.dateTime(promise.due_at, "day");
  const left = Date.parse(promise.due_at) - Date.now();
  const over = left < 0;
  const soon = !over && (promise.reminded_at !== null || left < 3_600_000);
  const text = promise.text || (promise.callback ? words.callback : "");
  return (
    <li className={styles["promise"]}>
      {mayWrite ? (
        <Tooltip label={words.done}>
          <ActionIcon
            variant="default"
            radius="xl"
            size={28}
            aria-label={`${words.done}: ${text}`}
            onClick={() => settle(promise, "kept")}
          >
            <IconCheck size={16} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <div className={styles["what"]}>
        <p dir="auto">{text}</p>
        <div className={styles["facts"]}>
          <span className={styles["due"]} data-over={over || undefined} data-soon={soon || undefined}>
            {over ? (
              <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
            ) : (
              <IconClock size={14} stroke={1.8} aria-hidden />
            )}
            {over ? words.missed(when) : soon ? words.near(when) : when}
          </span>
          {own ? null : (
            <BrandLink path={`customers/${promise.customer.id}`}>
              <bdi>{promise.customer.name ?? shared.unnamed}</bdi>
            </BrandLink>
          )}
          {own || !promise.made_by.name ? null : <span>{words.by(promise.made_by.name)}</span>}
          {own || !promise.conversation_id ? null : (
            <BrandLink path={`inbox?c=${promise.conversation_id}`}>{words.open}</BrandLink>
          )}
        </div>
      </div>
      {mayWrite ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`${words.release}: ${text}`}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => settle(promise, "released")}>{words.release}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}
