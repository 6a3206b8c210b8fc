// Landscapes drawn on the spot, so that the fake newsroom has photos without shipping any.

import type { Digest, PhotoRow } from "../ipc/types";

const palettes = [
  ["#b9cfd8", "#8fae9c", "#6f8f6a", "#c9b58a"],
  ["#e6d3c0", "#b98d72", "#7d5f54", "#43485a"],
  ["#cfd9e6", "#93a9bf", "#5f7a86", "#36484d"],
  ["#f0e2b8", "#c7b06a", "#86913f", "#4f6238"],
];

const photos = new Map<Digest, PhotoRow>();

export function drawnPhoto(seed: number, file_name: string): PhotoRow {
  const digest = (seed + 1).toString(16).padStart(64, "0");
  const [width, height] = seed % 3 === 1 ? [3000, 4000] : [4000, 2667];
  const row: PhotoRow = { digest, kind: "jpeg", width, height, bytes: 2_400_000 + seed * 310_000, file_name };
  photos.set(digest, row);
  return row;
}

export function drawnUrl(digest: Digest): string {
  const photo = photos.get(digest);
  const seed = Number.parseInt(digest.slice(-6), 16) || 0;
  const [sky, far, near, ground] = palettes[seed % palettes.length] ?? palettes[0]!;
  const [width, height] = photo ? [photo.width / 5, photo.height / 5] : [800, 533];
  const ridge = (from: number, to: number, fill: string) =>
    `<path d="M0 ${height * from}Q${width * 0.4} ${height * (from - 0.16)} ${width} ${height * to}V${height}H0Z" fill="${fill}"/>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${sky}"/>` +
    `<circle cx="${width * (0.2 + (seed % 5) * 0.14)}" cy="${height * 0.26}" r="${height * 0.07}" fill="#fff8e6" opacity=".8"/>` +
    `${ridge(0.52, 0.4, far!)}${ridge(0.68, 0.6, near!)}${ridge(0.86, 0.76, ground!)}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
