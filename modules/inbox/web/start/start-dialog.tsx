import { Modal } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import type { AddressChange, InboxAddress } from "../use-inbox-address.ts";
import { ChooseCustomer } from "./choose-customer.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { StartForm } from "./start-form.tsx";

type StartDialogProps = {
  begin: NonNullable<InboxAddress["begin"]>;
  onChange: (change: AddressChange) => void;
};

/** Begins a conversation: with whom, over which channel, with which words. */
export function StartDialog({ begin, onChange }: StartDialogProps) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  const [chosen, setChosen] = useState<number | null>(begin.customer);
  const close = (c: number | null) => onChange({ new: null, new_channel: null, ...(c && { c: String(c) }) });
  return (
    <Modal
      opened
      onClose={() => close(null)}
      title={words.title}
      size="lg"
      closeButtonProps={{ "aria-label": words.close }}
    >
      {chosen === null ? (
        <ChooseCustomer onChosen={setChosen} />
      ) : (
        <StartForm
          key={chosen}
          customer={chosen}
          channel={begin.channel}
          onAnother={() => setChosen(null)}
          onStarted={(id) => close(id)}
        />
      )}
    </Modal>
  );
}
