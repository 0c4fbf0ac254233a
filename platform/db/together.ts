/**
 * Does several things of one transaction side by side: their queries share trips to the database. Waits for all of them, also where one
 * fails, so that nothing is still being written when the caller hears of the first error.
 */
export async function together<T extends readonly unknown[]>(...deeds: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const done = await Promise.allSettled(deeds);
  const failed = done.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  return done.map((one) => one.status === "fulfilled" && one.value) as unknown as T;
}
