// Takes the pictures of README.md: node screenshots.mjs [FOLDER]
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { publicPages } from './pages.mjs';
import { startProgram } from './program.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/img', import.meta.url));
const size = { width: 1280, height: 900 };
const largest = 150_000; // bytes of a picture

// Readers' pages print the addresses of a site on the web; the browser is told that its host is this machine. The desk,
// whose cookie such a site sets over https alone, is photographed at a second program.
const host = 'record.example.org';

const report = {
  headline: 'The night train to Uldren is full again',
  deck: 'For three winters it ran with empty seats. Now passengers sleep in the aisle.',
  dateline_place: 'Uldren',
  dateline_date: '2026-10-19',
  body: `The train leaves Orvessa at nine in the evening and reaches Uldren when the frost is still on the rails.

Four passengers who took it this month say that every seat is sold a week ahead. “You bring a blanket and you bring a crate to sit on,” one of them said.

The railway has announced no second train. A guard who has worked the line since it opened counted sixty people standing on Sunday night.`,
  'bylines.0.name': 'Mira Solvane',
  'attributions.0.kind': 'confidential',
  'attributions.0.phrase': 'a guard on the line',
  'attributions.0.reason': 'Railway staff are forbidden to speak to reporters.',
  section: 'Society',
};

/** Waits for what a picture of the page needs: photos below the first screen are fetched only when they come near. */
async function settle(page) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]);
  });
}

/** Takes a picture of what the window shows, as good as fits into the size it may have. */
async function shoot(page, name) {
  for (let quality = 75; quality >= 35; quality -= 5) {
    const picture = await page.screenshot({ type: 'jpeg', quality });
    if (picture.length > largest) continue;
    await writeFile(path.join(folder, `${name}.jpg`), picture);
    return;
  }
  throw new Error(`${name}.jpg cannot be made smaller than ${largest} bytes`);
}

/** Finds a port that nothing listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Opens an address as a picture shows it, and takes that. */
async function take(page, { name, address, from, width, height }) {
  await page.setViewportSize({ width: width ?? size.width, height: height ?? size.height });
  await page.goto(address);
  await settle(page);
  if (from) await page.locator(from).first().evaluate((e) => e.scrollIntoView());
  await shoot(page, name);
}

await mkdir(folder, { recursive: true });
const port = await freePort();
const named = ['--site-name', 'The Halden Record'];
const [site, newsroom, browser] = await Promise.all([
  startProgram([...named, '--base-url', `https://${host}`, '--listen', `127.0.0.1:${port}`]),
  startProgram(named),
  launchChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1:${port}`]),
]);
try {
  const page = await browser.newPage({ viewport: size, locale: 'en-GB' });
  const root = `http://${host}/`;
  const corrected = root + (await publicPages(page, root)).find(({ name }) => name === 'corrected article').address.slice(1);
  await take(page, { name: 'front', address: root });
  await take(page, { name: 'article', address: corrected, width: 960, height: 1500 }); // down to the text, past the photo
  await take(page, { name: 'record', address: corrected, from: '.record-part' });

  await desk.setUp(page, newsroom.setup);
  await take(page, { name: 'desk', address: await desk.write(page, newsroom.read, report) });
} finally {
  await browser.close();
  await Promise.all([site.stop(), newsroom.stop()]);
}
