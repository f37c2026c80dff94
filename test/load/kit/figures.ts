import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { spreadOf } from './statistics.js';
import { peerFolder, type Target } from './target.js';

/** Median, lowest and highest of the values that there are, as a table says them. */
export function spread(values: readonly (number | undefined)[], digits: number, unit = ''): string {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return '';
  const { median, lowest, highest } = spreadOf(known);
  if (known.length === 1) return `${median.toFixed(digits)}${unit}`;
  return `${median.toFixed(digits)}${unit} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}

/** A Markdown table. */
export function asTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

/** The versions that are installed of a target's packages, by name. */
export function installedVersions({ peer }: Target, root: string): Record<string, string> {
  if (!peer) return {};
  return Object.fromEntries(
    peer.packages.map((name) => {
      const text = readFileSync(`${peerFolder(root, peer.folder)}/node_modules/${name}/package.json`, 'utf8');
      return [name, (JSON.parse(text) as { version: string }).version];
    }),
  );
}

/** One line that names the packages of all peers; none without peers. */
export function peersLine(targets: readonly { versions: Readonly<Record<string, string>> }[]): string[] {
  const named = new Set(targets.flatMap(({ versions }) => Object.entries(versions).map((one) => one.join(' '))));
  return named.size === 0 ? [] : [`Peers: ${[...named].sort().join(', ')}.`];
}

/** Writes a report as JSON and makes the folder that it goes to. */
export function writeReport(file: string, report: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

const FIGURES = /(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/;

/** Puts the figures in place of those that a file has between its marks. Throws when it has none. */
export function writeFigures(file: string, markdown: string): void {
  const text = readFileSync(file, 'utf8');
  if (!FIGURES.test(text)) throw new Error(`${file} has no place for figures`);
  writeFileSync(
    file,
    text.replace(FIGURES, (_, before: string, after: string) => `${before}${markdown}\n${after}`),
  );
}
