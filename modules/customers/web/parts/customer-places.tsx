import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useBrandPath } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { suggestionsQuery } from "../customer-calls.ts";
import styles from "./parts.module.css";
import { useCustomerWords } from "./use-customer-words.ts";

/** The line that leads from all customers to groups and possible duplicates. */
export function CustomerPlaces({ at }: { at: "customers" | "groups" | "suggestions" }) {
  const words = useCustomerWords();
  const format = useFormat();
  const brandPath = useBrandPath();
  const { data, refetch } = useQuery(suggestionsQuery({ limit: 1 }));
  useChanges(["match_suggestion"], () => void refetch());
  const places = [
    { key: "customers", path: "customers", label: words.customers },
    { key: "groups", path: "customers/groups", label: words.groups },
    { key: "suggestions", path: "customers/suggestions", label: words.suggestions },
  ];
  return (
    <nav className={styles["places"]} aria-label={words.places}>
      {places.map(({ key, path, label }) => (
        <Link
          key={key}
          to={brandPath(path)}
          className={styles["place"]}
          data-open={key === at || undefined}
          aria-current={key === at ? "page" : undefined}
        >
          {label}
          {key === "suggestions" && data && data.waiting > 0 ? (
            <span className={styles["waiting"]}>{format.number(data.waiting)}</span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
