import { Suspense } from "react";
import { useBrand } from "../../../../platform/ui/session.ts";
import { type ComposerExtraProps, composerExtras } from "./composer-extras.ts";

/** What higher modules offer to whoever writes. */
export function ExtrasRow(props: ComposerExtraProps) {
  const { permissions } = useBrand();
  return (
    <Suspense fallback={null}>
      {composerExtras()
        .filter(({ permission }) => permissions.includes(permission))
        .map(({ permission, component: Extra }) => (
          <Extra key={permission} {...props} />
        ))}
    </Suspense>
  );
}
