import { useCan } from "../../../../platform/ui/session.ts";
import { Latest } from "./side-parts.tsx";
import { Who } from "./who.tsx";

/** Who a customer is and what happened with them last, beside whatever another module shows of them. */
export default function CustomerGlance({ customer }: { customer: number }) {
  const mayTimeline = useCan("timeline.read");
  return (
    <>
      <Who customer={customer} />
      {mayTimeline ? <Latest customer={customer} /> : null}
    </>
  );
}
