import { Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowsExchange, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Customer, type CustomerRow, customerList } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { CustomerFace } from "../parts/customer-face.tsx";
import { shownPhone } from "../parts/shown-phone.ts";
import { useCustomerName } from "../parts/use-customer-words.ts";
import styles from "./customer.module.css";
import { MergeSide } from "./merge-side.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useMerge } from "./use-merge.ts";

/** Finds another customer, shows both side by side, and joins them. */
export function MergeDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const words = useWords({ fa, en }).merge;
  const [other, setOther] = useState<CustomerRow | null>(null);
  return (
    <Modal opened onClose={onClose} title={words.title} size={640}>
      {other ? (
        <Preview customer={customer} other={other} onBack={() => setOther(null)} onClose={onClose} />
      ) : (
        <FindOther id={customer.id} onFound={setOther} />
      )}
    </Modal>
  );
}

function FindOther({ id, onFound }: { id: number; onFound: (row: CustomerRow) => void }) {
  const words = useWords({ fa, en }).merge;
  const nameOf = useCustomerName();
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), 200);
  const { data } = useQuery({
    queryKey: customerKeys.part("others", rested),
    queryFn: ({ signal }) => api.get("/customers", customerList, { query: { search: rested, limit: 10 }, signal }),
    enabled: rested.length >= 2,
  });
  const others = data?.rows.filter((row) => row.id !== id);
  return (
    <Stack gap={8} mih={280}>
      <TextInput
        data-autofocus
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {others?.map((row) => (
        <UnstyledButton key={row.id} className={styles["found"]} onClick={() => onFound(row)}>
          <CustomerFace customer={row} />
          <div>
            <Bdi>{nameOf(row)}</Bdi>
            <Text size="xs" c="dimmed">
              {[row.phone && shownPhone(row.phone), row.email].filter(Boolean).map((one) => (
                <span key={one}>
                  <Bdi dir="ltr">{one}</Bdi>{" "}
                </span>
              ))}
              {row.city ? <Bdi>{row.city}</Bdi> : null}
            </Text>
          </div>
        </UnstyledButton>
      ))}
      {others?.length === 0 || rested.length < 2 ? (
        <Text size="sm" c="dimmed" p={8}>
          {rested.length < 2 ? words.hint : words.none}
        </Text>
      ) : null}
    </Stack>
  );
}

type PreviewProps = { customer: Customer; other: CustomerRow; onBack: () => void; onClose: () => void };

function Preview({ customer, other, onBack, onClose }: PreviewProps) {
  const words = useWords({ fa, en }).merge;
  const [swapped, setSwapped] = useState(false);
  const [stays, joins] = swapped ? [other.id, customer.id] : [customer.id, other.id];
  const go = useGo();
  const merge = useMerge((winner) => {
    onClose();
    if (winner !== customer.id) go(`customers/${winner}`);
  });
  return (
    <Stack gap={16}>
      <div className={styles["pair"]}>
        <MergeSide id={stays} note={words.stays} />
        <MergeSide id={joins} note={words.joins} />
      </div>
      <Text size="sm" c="dimmed">
        {words.what}
      </Text>
      <Group justify="space-between" gap={8}>
        <Group gap={8}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowsExchange size={18} stroke={1.6} />}
            onClick={() => setSwapped(!swapped)}
          >
            {words.swap}
          </Button>
          <Button variant="subtle" color="gray" onClick={onBack}>
            {words.another}
          </Button>
        </Group>
        <Button loading={merge.isPending} onClick={() => merge.mutate({ stays, joins })}>
          {words.do}
        </Button>
      </Group>
    </Stack>
  );
}
