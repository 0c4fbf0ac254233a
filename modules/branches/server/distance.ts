/** A point on the earth, in degrees. */
export type Point = { latitude: number; longitude: number };

const earthRadius = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * The distance of two points along the earth's surface in kilometres, by the haversine formula on a sphere of the mean radius (IUGG,
 * 6371.0088 km): right within half a percent. Source: R. W. Sinnott, "Virtues of the Haversine", 1984.
 */
export function kilometresBetween(one: Point, other: Point): number {
  const high = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const wide = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const inner = high + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * wide;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(inner)));
}
