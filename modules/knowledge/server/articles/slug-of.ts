/** A title as a part of an address: «پیگیری سفارش» → `پیگیری-سفارش`, at most 80 letters; `article` where nothing is left. */
export function slugOf(title: string): string {
  const plain = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replaceAll("\u200c", "-")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+/, "")
    .slice(0, 80)
    .replace(/-+$/, "");
  return plain || "article";
}
