// Draws connector/icon.png: two links of a chain in white on the brand colour. 230 x 230, RGB without transparency. Run: node draw-icon.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const folder = new URL('../../connector/', import.meta.url);
const size = 230;
const samples = 4;
const brand = JSON.parse(readFileSync(new URL('apiProperties.json', folder), 'utf8')).properties.iconBrandColor.match(/[0-9a-f]{2}/gi).map(part => parseInt(part, 16));
const white = [255, 255, 255];

/** Distance of a point to a straight line of half length `half` around (x, y), turned by 45 degrees. */
function distance(px, py, x, y, half) {
    const along = ((px - x) - (py - y)) * Math.SQRT1_2;
    const across = ((px - x) + (py - y)) * Math.SQRT1_2;
    return Math.hypot(Math.max(Math.abs(along) - half, 0), across);
}

/** A link is a ring around such a line; where the two cross, the upper one leaves a gap around itself. */
function isWhite(px, py) {
    const ring = (x, y, grow) => Math.abs(distance(px, py, x, y, 28) - 25) <= 8 + grow;
    const [first, second] = [[90, 140], [140, 90]];
    const above = px + py < size;
    return above ? ring(...first, 0) || (ring(...second, 0) && !ring(...first, 6)) : ring(...second, 0) || (ring(...first, 0) && !ring(...second, 6));
}

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const rows = [];
for (let y = 0; y < size; y++) {
    const row = Buffer.alloc(1 + size * 3);
    for (let x = 0; x < size; x++) {
        let hits = 0;
        for (let s = 0; s < samples * samples; s++) {
            hits += isWhite(x + (s % samples + 0.5) / samples, y + (Math.floor(s / samples) + 0.5) / samples) ? 1 : 0;
        }

        const share = hits / (samples * samples);
        brand.forEach((part, i) => { row[1 + x * 3 + i] = Math.round(part + (white[i] - part) * share); });
    }

    rows.push(row);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 2, 0, 0, 0], 8);
writeFileSync(new URL('icon.png', folder), Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0)),
]));
