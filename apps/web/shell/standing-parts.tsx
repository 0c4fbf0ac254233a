import { Suspense } from "react";
import { useBrand } from "../../../platform/ui/session.ts";
import { standingFor } from "../places.ts";

/** What modules have stand in the frame of every page. */
export function StandingParts({ hidden = false }: { hidden?: boolean }) {
  const { permissions } = useBrand();
  return (
    <Suspense>
      {standingFor(permissions).map(({ key, component: Part }) => (
        <Part key={key} hidden={hidden} />
      ))}
    </Suspense>
  );
}
