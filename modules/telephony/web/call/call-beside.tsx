import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../../platform/ui/session.ts";
import type { SidePartProps } from "../../../inbox/web/index.tsx";
import { hasPhoneQuery } from "../ringing/caller-calls.ts";
import { CallButton } from "./call-button.tsx";

/** Beside a conversation: a call to its customer, where they have a number. */
export default function CallBeside({ customer }: SidePartProps) {
  const { data } = useQuery({ ...hasPhoneQuery(customer), enabled: useCan("customers.read") });
  return data ? (
    <div style={{ paddingBlock: 10 }}>
      <CallButton customerId={customer} fullWidth />
    </div>
  ) : null;
}
