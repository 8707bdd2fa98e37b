// Debian's Chromium (or a Mac's), driven without a download of a browser.
import { accessSync, constants, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a run that fails leaves its traces: `npx playwright-core show-trace FILE` shows each step of one. */
const traces = fileURLToPath(new URL(`traces/${path.basename(process.argv[1] ?? 'run', '.mjs')}`, import.meta.url));

/**
 * @param {string[]} args more of them for Chromium
 * @returns {Promise<import('playwright-core').Browser>} a browser that traces what is done in it; CHROMIUM names another
 *   program to use.
 */
export async function launchChromium(args = []) {
  const executablePath = places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!executablePath) throw new Error('no Chromium here; set CHROMIUM to its path');
  return traced(await chromium.launch({ executablePath, args }));
}

/** Records each context, and keeps the recordings of a run that fails. */
function traced(browser) {
  rmSync(traces, { recursive: true, force: true });
  process.once('exit', (code) => {
    if (code === 0) rmSync(traces, { recursive: true, force: true });
    else console.error(`traces of what was done in the browser: ${traces}`);
  });
  const { newContext } = browser;
  let n = 0;
  browser.newContext = async (options) => {
    const context = await newContext.call(browser, options);
    await context.tracing.start({ snapshots: true });
    const file = path.join(traces, `${++n}.zip`);
    const { close } = context;
    context.close = async () => {
      await context.tracing.stop({ path: file });
      await close.call(context);
    };
    return context;
  };
  const { close } = browser;
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await close.call(browser);
  };
  return browser;
}
