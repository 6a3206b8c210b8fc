// Builds the bare pages that the window's typing is measured against: the same ProseMirror, Vite and style sheet as the
// window's, and nothing of the window. One file each, to be run in an empty page by WebDriver.
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {import("vite").UserConfig} */
export default {
  root: here("."),
  logLevel: "warn",
  resolve: { alias: [{ find: /^(prosemirror-.*)$/, replacement: here("../../../ui/node_modules/$1") }] },
  build: {
    target: "safari15",
    outDir: process.env.GALLEY_BARE,
    emptyOutDir: true,
    lib: { entry: here("pages.js"), formats: ["iife"], name: "bare", fileName: () => "bare.js" },
  },
};
