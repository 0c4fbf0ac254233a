import { Button, Popover, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { isValueProblem } from "../../../platform/values/index.ts";
import { type Order, order as orderShape } from "../contract.ts";
import { orderQuery } from "./catalog-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { amountUnit, wholeAmount } from "./money-input.ts";

type Body = { kind: string; external_id: string; amount: string; reason: string | null };

/** Writes down that something of an order came back. */
export function ReturnForm({ order }: { order: Order }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const [kind, setKind] = useState<"return" | "refund">("return");
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const record = useRecord(order, () => {
    setOpened(false);
    setAmount("");
    setReason("");
  });
  const whole = wholeAmount(amount, order.currency, format);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isValueProblem(whole))
      record.mutate({ kind, external_id: crypto.randomUUID(), amount: whole, reason: reason.trim() || null });
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {words.addReturn}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap={12}>
            <SegmentedControl
              aria-label={words.returnKind}
              value={kind}
              onChange={(next) => setKind(next as typeof kind)}
              data={(["return", "refund"] as const).map((value) => ({ value, label: words.returnKinds[value] }))}
            />
            <TextInput
              data-autofocus
              label={words.amount(amountUnit(order.currency, format))}
              value={amount}
              inputMode="decimal"
              error={amount && isValueProblem(whole) ? words.amountUnreadable : undefined}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
            <Textarea
              label={words.reason}
              placeholder={words.reasonPlaceholder}
              value={reason}
              maxLength={2000}
              autosize
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" loading={record.isPending} disabled={!amount || isValueProblem(whole)}>
              {words.saveReturn}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function useRecord(order: Order, onDone: () => void) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: (body: Body) => api.post(`/orders/${order.id}/returns`, body, orderShape),
    onSuccess: (changed) => {
      cache.setQueryData(orderQuery(order.id).queryKey, changed);
      notice.done(words.returnSaved);
      onDone();
    },
    onError: notice.failed,
  });
}
