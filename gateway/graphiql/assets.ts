import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BOOT_SCRIPT } from './boot-script.js';

/** One file that the page loads. */
export interface Asset {
  /** Unique to the content, so that browsers may keep it forever. */
  readonly url: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly gzipped: Buffer;
}

/** The page's files by what they are. */
export interface Assets {
  readonly scripts: readonly Asset[];
  readonly styles: readonly Asset[];
  /** The asset at a URL's path, else undefined. */
  find(path: string): Asset | undefined;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const PAGE_STYLE = 'html, body, #graphiql { height: 100%; margin: 0; overflow: hidden; width: 100%; }\n';

/** Where the assets are served. */
export const ASSETS_PATH = '/graphql/assets/';

/** Reads GraphiQL and what it needs from the installed packages: nothing is loaded from other hosts. */
export function loadAssets(): Assets {
  const scripts = [
    asset('react.js', SCRIPT, readPackageFile('react', 'umd/react.production.min.js')),
    asset('react-dom.js', SCRIPT, readPackageFile('react-dom', 'umd/react-dom.production.min.js')),
    asset('graphql-ws.js', SCRIPT, readPackageFile('graphql-ws', 'umd/graphql-ws.min.js')),
    asset('graphiql.js', SCRIPT, readPackageFile('graphiql', 'graphiql.min.js')),
    asset('boot.js', SCRIPT, Buffer.from(BOOT_SCRIPT)),
  ];
  const styles = [
    asset('graphiql.css', STYLE, readPackageFile('graphiql', 'graphiql.min.css')),
    asset('page.css', STYLE, Buffer.from(PAGE_STYLE)),
  ];
  const byUrl = new Map([...scripts, ...styles].map((one) => [one.url, one]));
  return { scripts, styles, find: (path) => byUrl.get(path) };
}

function readPackageFile(name: string, file: string): Buffer {
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));
}

function asset(name: string, contentType: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { url: `${ASSETS_PATH}${hash}/${name}`, contentType, content, gzipped: gzipSync(content) };
}
