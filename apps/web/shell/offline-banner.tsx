import { useNetwork } from "@mantine/hooks";
import { IconCloudOff } from "@tabler/icons-react";
import { en } from "../../../platform/ui/messages.en.ts";
import { fa } from "../../../platform/ui/messages.fa.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import styles from "./offline-banner.module.css";

/** A line over the page while there is no network: what still works. */
export function OfflineBanner() {
  const words = useWords({ fa, en });
  const { online } = useNetwork();
  if (online) return null;
  return (
    <div role="status" className={styles["banner"]}>
      <IconCloudOff size={18} stroke={1.6} aria-hidden />
      {words.offline}
    </div>
  );
}
