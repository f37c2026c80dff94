import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';

const EXECUTABLE = process.env.SIMPUL_TEST_CHROMIUM ?? '/usr/bin/chromium';
const hasBrowser = existsSync(EXECUTABLE);
const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
let front: StartedFront;

beforeAll(async () => {
  front = await startFront({ identity: issuer });
});
afterAll(() => front.server.stop());

describe('the GraphiQL page', () => {
  const page = (accept: string): Promise<Response> => fetch(front.server.url, { headers: { accept } });

  it('is for browsers only', async () => {
    expect((await page('text/html,*/*;q=0.8')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await page('application/json')).headers.get('content-type')).toContain('application/json');
  });

  it('loads nothing from other hosts and lets nothing else run', async () => {
    const response = await page('text/html');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|unsafe/);
    expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('names files that browsers may keep forever', async () => {
    const html = await (await page('text/html')).text();
    const urls = [...html.matchAll(/"(\/graphql\/assets\/[^"]+)"/g)].map(([, url]) => url);
    expect(urls).toHaveLength(7);
    for (const url of urls) {
      const response = await fetch(new URL(url ?? '', front.server.url));
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect((await response.text()).length).toBeGreaterThan(50);
    }
    expect((await fetch(new URL('/graphql/assets/0000/react.js', front.server.url))).status).toBe(404);
  });

  it('can be switched off', async () => {
    const without = await startFront({ graphiql: false });
    const response = await fetch(without.server.url, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).not.toContain('text/html');
    await without.server.stop();
  });
});

if (!hasBrowser) {
  process.stderr.write(
    `\nNO BROWSER: ${EXECUTABLE} is missing, so GraphiQL is NOT tested in a browser. Install chromium.\n\n`,
  );
  it('has a browser in CI', () => {
    expect(process.env.CI).toBeFalsy();
  });
}

(hasBrowser ? describe : describe.skip)('GraphiQL in a browser', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const foreign: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: EXECUTABLE,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(front.server.url).origin) foreign.push(url.href);
    });
    await page.goto(front.server.url);
    await page.waitForSelector('.graphiql-execute-button');
  });
  afterAll(() => browser.close());

  /** CodeMirror's editors keep their text outside the DOM. */
  async function type(editor: 'query' | 'header', text: string): Promise<void> {
    const selector =
      editor === 'query' ? '.graphiql-query-editor .CodeMirror' : '.graphiql-editor-tool :not(.hidden) > .CodeMirror';
    await page.waitForSelector(selector);
    await page.evaluate(
      ([found, value]) => {
        const element = globalThis as unknown as {
          document: { querySelector(s: string): { CodeMirror: { setValue(v: string): void } } };
        };
        element.document.querySelector(found ?? '').CodeMirror.setValue(value ?? '');
      },
      [selector, text],
    );
  }
  /** GraphiQL notices what was typed after a pause, and then remembers the operation's name. */
  const operationIs = (name: string): Promise<unknown> =>
    page.waitForFunction((wanted) => {
      const { localStorage } = globalThis as unknown as { localStorage: { getItem(key: string): string | null } };
      const state = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}') as {
        tabs?: { operationName: string }[];
      };
      return state.tabs?.[0]?.operationName === wanted;
    }, name);
  const resultContains = (text: string): Promise<unknown> =>
    page.waitForFunction((wanted) => {
      const { document } = globalThis as unknown as {
        document: { querySelector(s: string): { textContent: string } | null };
      };
      return document.querySelector('.result-window')?.textContent.includes(wanted) ?? false;
    }, text);

  it('shows the first query of Simpul', async () => {
    const text = await page.textContent('.graphiql-query-editor');
    expect(text).toContain('agency');
  });

  it('offers its operations to choose from', async () => {
    await page.click('.graphiql-execute-button');
    const choice = page.getByRole('menuitem', { name: 'WatchForwardedComplaints' });
    await choice.waitFor();
    await page.keyboard.press('Escape');
    await choice.waitFor({ state: 'detached' });
  });

  it('runs a query with the token of the header editor', async () => {
    const token = await issuer.issueToken([], 'siti', 60);
    await type('header', JSON.stringify({ Authorization: `Bearer ${token}` }));
    await type('query', 'query Me { whoami }');
    await operationIs('Me');
    await page.click('.graphiql-execute-button');
    await resultContains('siti');
  });

  it('subscribes by graphql-ws and shows each event', async () => {
    await type('query', 'subscription Ticks { ticks }');
    await operationIs('Ticks');
    const subscribed = new Promise((resolve) => front.seen.once('subscribed', resolve));
    await page.click('.graphiql-execute-button');
    await subscribed;
    front.events.emit('tick', 41);
    await resultContains('41');
    front.events.emit('tick', 42);
    await resultContains('42');
    const unsubscribed = new Promise((resolve) => front.seen.once('unsubscribed', resolve));
    await page.click('.graphiql-execute-button');
    await unsubscribed;
  });

  it('subscribes with the token of the header editor', async () => {
    await type('header', JSON.stringify({ Authorization: 'Bearer nonsense' }));
    await page.click('.graphiql-execute-button');
    await resultContains('UNAUTHENTICATED');
  });

  it('needs no other host and breaks no rule of its page', () => {
    expect(foreign).toEqual([]);
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
