import { crc32, deflateSync } from "node:zlib";

type Colour = readonly [red: number, green: number, blue: number];
export type Gift = { ground: Colour; box: Colour; ribbon: Colour };

const [width, height] = [480, 360];

/** A wrapped box with a ribbon, as a PNG: the demo's pictures are drawn, so that it carries none of anybody's. */
export function drawGift({ ground, box, ribbon }: Gift): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = isRibbon(x, y) ? ribbon : isBox(x, y) ? box : ground;
      // Light comes from above.
      const shade = colour === ground ? 1 : 1.06 - (y / height) * 0.16;
      for (const [nth, part] of colour.entries())
        rows[y * (1 + width * 3) + 1 + x * 3 + nth] = Math.min(255, Math.round(part * shade));
    }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const isBox = (x: number, y: number) => x > 130 && x < 350 && y > 140 && y < 310;
const isBow = (x: number, y: number, middle: number) =>
  ((x - middle) / 46) ** 2 + ((y - 118) / 26) ** 2 < 1 && ((x - middle) / 26) ** 2 + ((y - 118) / 12) ** 2 > 1;
const isRibbon = (x: number, y: number) =>
  (isBox(x, y) && (Math.abs(x - 240) < 17 || Math.abs(y - 225) < 15)) || isBow(x, y, 196) || isBow(x, y, 284);

/** A part of a PNG: its length, its name, what it holds, and their check sum (W3C, PNG, section 5.3). */
function chunk(name: string, held: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), held]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(held.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
