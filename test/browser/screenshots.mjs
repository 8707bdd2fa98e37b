// Takes the pictures of README.md: node screenshots.mjs [FOLDER]
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { publicPages } from './pages.mjs';
import { startProgram } from './program.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/img', import.meta.url));
const viewport = { width: 1280, height: 900 };
const quality = 50; // keeps each picture below 120 KB

/** Waits for what a picture of the page needs: photos below the first screen are fetched only when they come near. */
async function settle(page) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]);
  });
}

await mkdir(folder, { recursive: true });
const [program, browser] = await Promise.all([startProgram(['--site-name', 'The Halden Record']), launchChromium()]);
try {
  const page = await browser.newPage({ viewport, locale: 'en-GB' });
  await desk.setUp(page, program.setup);
  const corrected = (await publicPages(page, program.read)).find(({ name }) => name === 'corrected article').address;
  await page.goto(new URL('/desk/articles', program.read).href);
  const form = await page.locator('.desk-table a[href]').first().getAttribute('href');

  const shots = [
    { name: 'front', address: '/' },
    { name: 'article', address: corrected, width: 960 },
    { name: 'record', address: corrected, from: '.record-part' },
    { name: 'desk', address: form },
  ];
  for (const { name, address, from, width } of shots) {
    await page.setViewportSize({ ...viewport, width: width ?? viewport.width });
    await page.goto(new URL(address, program.read).href);
    await settle(page);
    if (from) await page.locator(from).first().evaluate((e) => e.scrollIntoView());
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality });
  }
} finally {
  await browser.close();
  await program.stop();
}
