import { Button, Tooltip } from "@mantine/core";
import { IconPhoneOutgoing } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { callMade } from "../../contract.ts";
import { ringingQuery, usePhoneDeed } from "../phone-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type CallButtonProps = { customerId: number; fullWidth?: boolean };

/** Calls a customer by one's own telephone; nothing where one has none. */
export function CallButton({ customerId, fullWidth = false }: CallButtonProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const notice = useNotice();
  const { data } = useQuery(ringingQuery());
  const call = usePhoneDeed(() => api.post(`/customers/${customerId}/calls`, {}, callMade), {
    onDone: ({ extension }) => notice.done(words.rings(format.language === "fa" ? persian(extension) : extension)),
  });
  if (!data?.extensions.length) return null;
  return (
    <Tooltip label={words.callThem}>
      <Button
        size={fullWidth ? "xs" : "compact-xs"}
        variant={fullWidth ? "default" : "light"}
        fullWidth={fullWidth}
        loading={call.isPending}
        leftSection={<IconPhoneOutgoing size={15} stroke={1.6} className="mirror" />}
        onClick={() => call.mutate(undefined)}
      >
        {words.call}
      </Button>
    </Tooltip>
  );
}

const persian = (digits: string) => digits.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] as string);

export default CallButton;
