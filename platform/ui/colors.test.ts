import { expect, test } from "vitest";
import { chartColors, ember, firuze, sand } from "./colors.ts";
import { cssVariables, theme } from "./theme.ts";

type Triple = [number, number, number];

/** A colour in linear light. */
function linear(color: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const times = (rows: Triple[], [r, g, b]: Triple) => rows.map(([x, y, z]) => x * r + y * g + z * b) as Triple;

// How colours are seen: G. M. Machado et al., "A physiologically-based model for simulation of color vision deficiency" (2009).
const eyes: Record<string, Triple[]> = {
  "full colour": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

// Distances as they are perceived: B. Ottosson, "A perceptual color space for image processing" (OKLab, 2020).
function perceived(light: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light.map((value) => Math.min(1, Math.max(0, value))) as Triple,
  ).map(Math.cbrt) as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [r, g, blue] = linear(color);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  };
  return Math.max(luminance(a) / luminance(b), luminance(b) / luminance(a));
}

test.each(Object.keys(eyes))("the six chart colours are told apart with %s", (eye) => {
  for (const colors of Object.values(chartColors)) {
    const seen = colors.map((color) => perceived(times(eyes[eye]!, linear(color))));
    for (const [index, one] of seen.entries()) {
      for (const [other, two] of seen.entries()) {
        if (other >= index) continue;
        expect(
          Math.hypot(...one.map((value, axis) => value - two[axis]!)),
          `${colors[index]} ${colors[other]}`,
        ).toBeGreaterThan(0.1);
      }
    }
  }
});

test("text and meaning colours pass 4.5:1 on every surface they stand on", () => {
  const { light, dark } = cssVariables(theme as never);
  for (const variables of [light, dark]) {
    const of = (name: string) => variables[`--${name}`]!;
    for (const surface of ["surface", "surface-low", "surface-hover", "mantine-color-body"]) {
      expect(contrast(of("mantine-color-dimmed"), of(surface)), `dimmed on ${surface}`).toBeGreaterThan(4.5);
    }
    for (const name of ["good", "warning", "bad"]) {
      for (const surface of ["surface", "mantine-color-body", `${name}-tint`]) {
        expect(contrast(of(name), of(surface)), `${name} on ${surface}`).toBeGreaterThan(4.5);
      }
    }
    expect(contrast(of("accent"), of("mantine-color-body"))).toBeGreaterThan(4.5);
    expect(contrast(of("accent-strong"), of("accent-tint"))).toBeGreaterThan(4.5);
  }
  expect(contrast(firuze[7], "#ffffff")).toBeGreaterThan(4.5);
  expect(contrast(firuze[4], dark["--on-accent"]!)).toBeGreaterThan(4.5);
  expect(contrast(sand[9], light["--surface-hover"]!)).toBeGreaterThan(7);
  expect(contrast(ember[0], dark["--surface-hover"]!)).toBeGreaterThan(7);
});
