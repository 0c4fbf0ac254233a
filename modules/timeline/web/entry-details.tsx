import { Bdi } from "../../../platform/ui/bdi.tsx";
import type { InteractionRow } from "../contract.ts";
import { CallFacts } from "./call-facts.tsx";
import styles from "./timeline.module.css";

/** What a site's script said of an entry: the page, the product, the properties of an event. */
export function EntryDetails({ entry }: { entry: InteractionRow }) {
  const { meta } = entry;
  if (!meta) return null;
  if (meta["outcome"] || meta["duration_seconds"]) {
    return (
      <div className={styles["details"]}>
        <CallFacts outcome={meta["outcome"]} seconds={meta["duration_seconds"]} />
      </div>
    );
  }
  const line = lineOf(meta);
  const properties = Object.entries(recordOf(meta["properties"])).slice(0, 6);
  if (!line && properties.length === 0) return null;
  return (
    <div className={styles["details"]}>
      {line ? <Bdi>{line}</Bdi> : null}
      {properties.map(([name, value]) => (
        <span key={name} className={styles["property"]}>
          <Bdi>{name}</Bdi>: <Bdi>{typeof value === "object" ? JSON.stringify(value) : String(value)}</Bdi>
        </span>
      ))}
    </div>
  );
}

function lineOf(meta: Record<string, unknown>): string {
  const product = recordOf(meta["product"]);
  const order = recordOf(meta["order"]);
  return (
    textOf(product["name"]) ||
    textOf(product["id"]) ||
    textOf(order["id"]) ||
    textOf(meta["title"]) ||
    pathOf(textOf(meta["url"]))
  );
}

/** The part of an address that says which page it was. */
function pathOf(url: string): string {
  try {
    const { pathname, host } = new URL(url);
    return decodeURI(pathname === "/" ? host : pathname);
  } catch {
    return url;
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
