import type { Point } from '../asl/routes';

const RADIUS = 8;
const LEVEL = 0.01;
/** A bow so much wider than high is pulled upright at its ends, for the arrowhead to point at the box. */
const FLAT = 2;

/** The drawing of an arrow's way: corners are rounded, and where it goes aslant it leaves and arrives upright. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) {
    return '';
  }
  const parts = [`M${at(first)}`];
  rest.forEach((point, i) => {
    const before = points[i]!;
    const next = rest[i + 1];
    if (!isStraight(before, point)) {
      const height = point.y - before.y;
      const pull = height * (Math.abs(point.x - before.x) > FLAT * Math.abs(height) ? 0.8 : 0.5);
      parts.push(`C${before.x},${before.y + pull} ${point.x},${point.y - pull} ${at(point)}`);
    } else if (next && isStraight(point, next) && isUpright(before, point) !== isUpright(point, next)) {
      const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, next) / 2);
      parts.push(`L${at(toward(point, before, radius))}`, `Q${at(point)} ${at(toward(point, next, radius))}`);
    } else {
      parts.push(`L${at(point)}`);
    }
  });
  return parts.join('');
}

function at({ x, y }: Point): string {
  return `${x},${y}`;
}

function isUpright(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < LEVEL;
}

function isStraight(a: Point, b: Point): boolean {
  return isUpright(a, b) || Math.abs(a.y - b.y) < LEVEL;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function toward(from: Point, to: Point, length: number): Point {
  const part = length / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
