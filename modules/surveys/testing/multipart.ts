type File = { field: string; name: string; bytes: Buffer };

/** The bytes that a browser posts for fields and files, as RFC 7578 has them. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  files: readonly File[],
): { body: Buffer; type: string } {
  const boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  for (const { field, name, bytes } of files) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n`;
    parts.push(Buffer.from(`${head}Content-Type: image/png\r\n\r\n`), bytes, Buffer.from("\r\n"));
  }
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** A picture of one pixel, and a document that begins as one. */
export const photo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
export const pdf = Buffer.from("%PDF-1.4\n%%EOF\n");
