const COLUMNS = 14;
const ROWS = 9;
const GAP = 64;

const CORDS = [
  { from: [1, 1], to: [5, 3], colour: "var(--color-cord-teal)" },
  { from: [3, 2], to: [7, 1], colour: "var(--color-cord-coral)" },
  { from: [1, 4], to: [3, 5], colour: "var(--color-cord-blue)" },
  { from: [6, 3], to: [10, 4], colour: "var(--color-cord-amber)" },
  { from: [4, 5], to: [7, 5], colour: "var(--color-cord-plum)" },
] as const;

/** A patch panel with a few calls standing on it: decoration for the sign-in page. */
export function JackField() {
  const lit = new Set(CORDS.flatMap(({ from, to }) => [from.join(), to.join()]));
  return (
    <svg
      viewBox={`0 0 ${COLUMNS * GAP} ${ROWS * GAP}`}
      preserveAspectRatio="xMinYMin slice"
      className="absolute inset-0 size-full"
    >
      <title>Patchbay</title>
      {Array.from({ length: COLUMNS * ROWS }, (_, index) => {
        const column = index % COLUMNS;
        const row = Math.floor(index / COLUMNS);
        const on = lit.has(`${column},${row}`);
        return (
          <g key={`${column},${row}`} transform={`translate(${at(column)} ${at(row)})`}>
            <circle r="11" className="fill-surface stroke-line" strokeWidth="1.5" />
            <circle r="4.5" className={on ? "fill-lamp" : "fill-sunken stroke-line"} strokeWidth="1" />
          </g>
        );
      })}
      {CORDS.map(({ from, to, colour }) => (
        <path
          key={from.join()}
          d={cord(from, to)}
          fill="none"
          stroke={colour}
          strokeWidth="5"
          strokeLinecap="round"
          opacity="0.9"
        />
      ))}
    </svg>
  );
}

function at(index: number): number {
  return index * GAP + GAP / 2;
}

/** Hangs as a cord does: lowest between its ends. */
function cord(from: readonly [number, number], to: readonly [number, number]): string {
  const [x1, y1, x2, y2] = [at(from[0]), at(from[1]), at(to[0]), at(to[1])];
  const low = Math.max(y1, y2) + 90;
  return `M${x1} ${y1} C${x1} ${low} ${x2} ${low} ${x2} ${y2}`;
}
