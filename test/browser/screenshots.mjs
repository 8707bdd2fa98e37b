// Takes the pictures of README.md: node screenshots.mjs FOLDER
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { publicPages } from './pages.mjs';
import { startProgram } from './program.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Say where the pictures go: node screenshots.mjs FOLDER');
  process.exit(2);
}
const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };

await mkdir(folder, { recursive: true });
const [program, browser] = await Promise.all([startProgram(), launchChromium()]);
try {
  const editor = await browser.newContext();
  const page = await editor.newPage();
  await desk.setUp(page, program.setup);
  const found = await publicPages(page, program.read);
  const article = found.find(({ name }) => name === 'article').address;
  await page.goto(new URL('/desk/articles', program.read).href);
  const form = await page.locator('main a[href]').evaluateAll((links) =>
    links.map((a) => a.pathname).find((p) => /^\/desk\/articles\/\d+$/.test(p)));

  const shots = [
    ['front', '/', 'light'], ['front-dark', '/', 'dark'], ['article', article, 'light'], ['article-dark', article, 'dark'],
    ['desk', '/desk/articles', 'light'], ['desk-article', form, 'light'],
  ];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const [name, address, colorScheme] of shots) {
      if (size === 'narrow' && colorScheme === 'dark') continue;
      await page.emulateMedia({ colorScheme });
      await page.goto(new URL(address, program.read).href);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(folder, `${name}-${size}.jpg`), type: 'jpeg', quality: 80 });
    }
  }
} finally {
  await browser.close();
  await program.stop();
}
