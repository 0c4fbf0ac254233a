const size = 96;

/** An eight-pointed star around the middle of the tile; stars that touch leave crosses between them. */
function star(radius: number): string {
  const inner = (radius * Math.SQRT1_2) / Math.cos(Math.PI / 8);
  const points = Array.from({ length: 16 }, (_, index) => {
    const angle = (index * Math.PI) / 8;
    const reach = index % 2 === 0 ? radius : inner;
    return `${(size / 2 + reach * Math.cos(angle)).toFixed(2)} ${(size / 2 + reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** A quiet field of stars and crosses, as on tiled walls; decoration only. */
export function Girih({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id="girih" width={size} height={size} patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round">
            <path d={star(size / 2)} />
            <path d={star(size / 3.4)} opacity="0.55" />
            <path d={star(size / 7)} fill="currentColor" fillOpacity="0.12" opacity="0.7" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#girih)" />
    </svg>
  );
}
