import { Link } from "@tanstack/react-router";
import { useBrandPath } from "../../../platform/ui/address.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import styles from "./catalog.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The line that leads from products to orders and back. */
export function CatalogPlaces({ at }: { at: "products" | "orders" }) {
  const words = useWords({ fa, en });
  const brandPath = useBrandPath();
  const places = [
    { key: "products", path: "catalog" },
    { key: "orders", path: "catalog/orders" },
  ] as const;
  return (
    <nav className={styles["places"]} aria-label={words.places}>
      {places.map(({ key, path }) => (
        <Link
          key={key}
          to={brandPath(path)}
          className={styles["place"]}
          data-open={key === at || undefined}
          aria-current={key === at ? "page" : undefined}
        >
          {words[key]}
        </Link>
      ))}
    </nav>
  );
}
