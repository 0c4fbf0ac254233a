import type { Condition } from "../../rule.ts";

const alone = ["known", "unknown"];
const ofMany = ["any_of", "none_of", "has_any", "has_none"];

/** Whether an operator needs no value, one, two, or several. */
export function valuesOf(op: string): "none" | "one" | "two" | "many" {
  if (alone.includes(op)) return "none";
  if (op === "between") return "two";
  return ofMany.includes(op) ? "many" : "one";
}

/** Whether a condition has the value that its operator needs, and what it is asked about. */
export function isComplete({ op, value, of }: Condition): boolean {
  if (of === "") return false;
  const needed = valuesOf(op);
  if (needed === "none") return true;
  if (needed === "one") return value !== undefined && value !== "" && !Array.isArray(value);
  if (!Array.isArray(value) || value.some((one) => one === "")) return false;
  return needed === "two" ? value.length === 2 : value.length > 0;
}
