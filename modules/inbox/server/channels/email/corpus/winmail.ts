function attribute(level: number, id: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(bytes.length, 5);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(bytes.reduce((total, byte) => (total + byte) & 0xffff, 0));
  return Buffer.concat([head, bytes, sum]);
}

function wideProperty(id: number, text: string): Buffer {
  const value = Buffer.from(`${text}\0`, "utf16le");
  const head = Buffer.alloc(16);
  head.writeUInt32LE(1, 0);
  head.writeUInt16LE(0x1f, 4);
  head.writeUInt16LE(id, 6);
  head.writeUInt32LE(1, 8);
  head.writeUInt32LE(value.length, 12);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** A winmail.dat as Outlook makes it. */
export function tnefOf({ body, files }: { body?: string; files: [name: string, content: string][] }): Buffer {
  const parts = [
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]),
    attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0])),
  ];
  if (body) parts.push(attribute(1, 0x00069003, wideProperty(0x1000, body)));
  for (const [name, content] of files)
    parts.push(
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from("SHORT~1.DAT\0")),
      attribute(2, 0x0006800f, Buffer.from(content)),
      attribute(2, 0x00069005, wideProperty(0x3707, name)),
    );
  return Buffer.concat(parts);
}
