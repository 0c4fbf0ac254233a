/** A row whose instants are text. */
type OnWire<Row> = { [Key in keyof Row]: Date extends Row[Key] ? string | Exclude<Row[Key], Date> : Row[Key] };

/** A row as it goes over the wire: instants as ISO 8601 in UTC. */
export function onWire<Row extends object>(row: Row): OnWire<Row> {
  const entries = Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]);
  return Object.fromEntries(entries) as OnWire<Row>;
}
