/** The longest side of a picture of an option, in pixels. */
const longest = 1200;

/**
 * A picture as it is sent: no larger than it is shown, and without what cameras write beside it. One that moves, or that the browser
 * cannot read, goes as it is; the server judges it.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (file.type === "image/gif") return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d")!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((ready) => canvas.toBlob(ready, "image/webp", 0.85));
    return blob ? new File([blob], file.name, { type: blob.type }) : file;
  } catch {
    return file;
  }
}
