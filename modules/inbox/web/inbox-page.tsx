import { ActionIcon } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import styles from "./inbox.module.css";
import { conversationQuery } from "./inbox-calls.ts";
import { ListColumn } from "./list/list-column.tsx";
import { useInboxWords } from "./parts/use-inbox-words.ts";
import { PromiseDialog } from "./promises/promise-dialog.tsx";
import { CustomerSide } from "./side/customer-side.tsx";
import { StartDialog } from "./start/start-dialog.tsx";
import { ConversationView } from "./thread/conversation-view.tsx";
import { en } from "./thread/messages.en.ts";
import { fa } from "./thread/messages.fa.ts";
import { useInboxAddress } from "./use-inbox-address.ts";

/** The inbox: list, conversation and customer side by side; on a phone one after another. */
export default function InboxPage() {
  const words = useWords({ fa, en });
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const wide = useMediaQuery("(min-width: 80em)", true, { getInitialValueInEffect: false });
  const [address, change] = useInboxAddress();
  const mayWrite = useCan("inbox.write");
  const follow = useCallback((id: number) => change({ c: String(id) }), [change]);
  const { chosen, side } = address;
  const open = useCallback(
    (id: number) => change({ c: String(id), side: null }, phone || chosen === null),
    [change, phone, chosen],
  );
  const openSide = useCallback(() => change({ side: "1" }, phone), [change, phone]);
  const close = () => change({ c: null, side: null });
  const starting = address.begin && mayWrite ? <StartDialog begin={address.begin} onChange={change} /> : null;
  const list = <ListColumn address={address} onChange={change} onOpen={open} />;
  const view = chosen ? (
    <ConversationView
      key={chosen}
      id={chosen}
      phone={phone}
      onBack={close}
      onSide={wide && !phone ? null : openSide}
      onMoved={follow}
    />
  ) : null;
  if (phone) {
    const shown = chosen && side ? <SidePage id={chosen} onBack={() => change({ side: null })} /> : (view ?? list);
    return (
      <div className={styles["frame"]} data-columns="one">
        {shown}
        {starting}
      </div>
    );
  }
  return (
    <div className={styles["frame"]} data-columns={wide ? "three" : "two"}>
      {list}
      {starting}
      {view ?? (
        <div className={`${styles["nothing"]} ${wide ? styles["wide"] : ""}`}>
          <EmptyState picture="talk" title={words.choose.title} text={words.choose.text} />
        </div>
      )}
      {wide && chosen ? <Side key={`side-${chosen}`} id={chosen} /> : null}
      {wide || !chosen ? null : (
        <DetailPanel opened={side} onClose={() => change({ side: null })} title={words.side}>
          <Side id={chosen} bare />
        </DetailPanel>
      )}
    </div>
  );
}

/** The customer of a conversation as a page of its own, on a phone. */
function SidePage({ id, onBack }: { id: number; onBack: () => void }) {
  const words = useWords({ fa, en });
  const { customer } = useInboxWords();
  const { language } = usePreferences();
  const Back = language === "fa" ? IconArrowRight : IconArrowLeft;
  return (
    <div className={styles["page"]}>
      <div className={styles["pageHead"]}>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.back} onClick={onBack}>
          <Back size={20} stroke={1.6} />
        </ActionIcon>
        <strong style={{ fontWeight: 650 }}>{customer}</strong>
      </div>
      <div style={{ padding: 16 }}>
        <Side id={id} bare />
      </div>
    </div>
  );
}

function Side({ id, bare }: { id: number; bare?: boolean }) {
  const row = useQuery(conversationQuery(id)).data;
  const mayWrite = useCan("inbox.write");
  const [promising, setPromising] = useState(false);
  if (!row) return <div />;
  return (
    <>
      <CustomerSide row={row} bare={bare ?? false} onPromise={mayWrite ? () => setPromising(true) : null} />
      <PromiseDialog conversation={id} begin={promising ? "empty" : null} onClose={() => setPromising(false)} />
    </>
  );
}
