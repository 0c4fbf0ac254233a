import { Navigate } from "@tanstack/react-router";
import { useBrandPath } from "../../../platform/ui/address.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { useBrand } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { settingsPlaces } from "../places.ts";

/** The settings without a part: goes to the first one. */
export default function SettingsIndexPage() {
  const words = useWords({ fa, en }).nothingToSee;
  const { permissions } = useBrand();
  const brandPath = useBrandPath();
  const first = settingsPlaces(permissions)[0];
  if (first) return <Navigate to={brandPath(`settings/${first.path}`)} replace />;
  return <EmptyState picture="papers" title={words.title} text={words.text} />;
}
