// Browsers write PNG files quickly rather than small. This packs the same pixels again, as tightly as zlib can.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
const RGB = 2;
const RGBA = 6;

/** The same picture in fewer bytes. Pictures of pages are opaque, so their alpha is left out. */
export function packed(png) {
  const chunks = read(png);
  const header = Buffer.from(chunks.find(({ type }) => type === 'IHDR').data);
  const [width, height, depth, color] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  if (depth !== 8 || (color !== RGBA && color !== RGB)) {
    throw new Error(`expected 8-bit RGB or RGBA, but the depth is ${depth} and the colour type ${color}`);
  }
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const pixels = unfiltered(raw, width, height, color === RGBA ? 4 : 3);
  header[9] = RGB;
  // without filters runs of equal rows and letters stay what they are, which suits pages better than photographs
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) {
    pixels.copy(rows, y * (1 + 3 * width) + 1, y * 3 * width, (y + 1) * 3 * width);
  }
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([png.subarray(0, SIGNATURE_BYTES), chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function read(png) {
  const chunks = [];
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** The pixels as RGB, with the filters of the rows undone. */
function unfiltered(raw, width, height, bytes) {
  const stride = width * bytes;
  const rgb = Buffer.alloc(width * height * 3);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    const row = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x++) {
      const left = x < bytes ? 0 : row[x - bytes];
      row[x] += predicted(filter, left, above[x], x < bytes ? 0 : above[x - bytes]);
    }
    for (let x = 0; x < width; x++) {
      row.copy(rgb, (y * width + x) * 3, x * bytes, x * bytes + 3);
    }
    above = row;
  }
  return rgb;
}

function predicted(filter, left, up, corner) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default: {
      const p = left + up - corner;
      const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
