// Bundles the islands into ../static/islands, with the licences of what they hold.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "islands");

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["main.ts"],
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  chunkNames: "[name]-[hash]",
  metafile: true,
});

const packages = new Set(
  Object.keys(metafile.inputs)
    .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
    .filter(Boolean),
);
const licences = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} comes without a licence`);
  licences.push(`${name} ${version}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`);
}
await mkdir(out, { recursive: true });
await writeFile(join(out, "licences.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));

// chunks carry a hash in their name: those of an earlier build would stay for ever
const made = new Set([...Object.keys(metafile.outputs).map((path) => basename(path)), "licences.txt"]);
for (const name of await readdir(out)) {
  if (!made.has(name)) await rm(join(out, name));
}
