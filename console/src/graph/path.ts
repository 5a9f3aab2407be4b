import type { Point } from '../asl/routes';

const RADIUS = 8;
const LEVEL = 0.01;

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
      const middle = (before.y + point.y) / 2;
      parts.push(`C${before.x},${middle} ${point.x},${middle} ${at(point)}`);
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
