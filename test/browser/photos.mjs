// The library of photos: what only a browser can show of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as desk from './desk.mjs';
import { checkAccessibility, checkWidth } from './inspect.mjs';

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };

/**
 * Tests the library, with the desk open in one context and scripts on.
 * @param {() => {browser: import('playwright-core').Browser, signIn: object, at: (path: string) => string, saved: Map<string, string>}} room
 */
export function testPhotos(room) {
  /** Opens the library in a context of its own. */
  async function library(options = {}) {
    const { browser, signIn, at } = room();
    const context = await browser.newContext({ viewport: wide, storageState: signIn, ...options });
    const page = await context.newPage();
    await page.goto(at('/desk/photos'));
    return { context, page };
  }

  test('several photos are sent one by one, and one that fails is tried again', async () => {
    const { browser } = room();
    const { context, page } = await library();
    const photo = await desk.drawPhoto(browser, 'one.jpg', '#7a2f2f');
    const other = await desk.drawPhoto(browser, 'two.jpg', '#2f7a4a');
    let refuse = true;
    let sent = 0;
    await page.route('**/desk/photos', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent++;
      const held = (route.request().postDataBuffer() ?? Buffer.alloc(0)).includes('two.jpg');
      return held && refuse ? route.abort('connectionreset') : route.continue();
    });
    await page.setInputFiles('[name="photo_upload"]', [photo, other, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') }]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const lines = page.locator('.desk-uploads > li');
    await lines.filter({ hasText: 'one.jpg' }).getByRole('link').waitFor();
    await lines.filter({ hasText: 'two.jpg' }).getByText('The connection broke').waitFor();
    await lines.filter({ hasText: 'notes.txt' }).getByText('not a picture').waitFor();
    assert.equal(sent, 3, 'not one request for each file');
    assert.match(await page.getByRole('status').last().innerText(), /1 added\. 2 not added\./);
    await checkAccessibility(page);
    await page.setViewportSize(narrow);
    await checkWidth(page);

    refuse = false;
    await page.getByRole('button', { name: 'Try again: two.jpg' }).press('Enter');
    await lines.filter({ hasText: 'two.jpg' }).getByRole('link').waitFor();
    assert.match(await page.getByRole('status').last().innerText(), /2 added\. 1 not added\./);
    await context.close();
  });

  test('an upload tells how far it is', async () => {
    const { browser } = room();
    const { context, page } = await library();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 40_000 });
    await page.evaluate(() => {
      window.seen = new Set();
      new MutationObserver(() => document.querySelectorAll('.desk-uploads progress').forEach((bar) => window.seen.add(bar.value)))
        .observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.setInputFiles('[name="photo_upload"]', [await desk.drawPhoto(browser, 'slow.jpg', '#2f2f7a')]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('.desk-uploads').getByRole('link', { name: 'slow.jpg' }).waitFor();
    const between = await page.evaluate(() => [...window.seen].filter((n) => n > 0 && n < 100));
    assert.ok(between.length > 0, 'the bar never stood between nothing and all');
    await context.close();
  });

  test('a click and the keyboard set the focal point', async () => {
    const { at, saved } = room();
    const { context, page } = await library();
    await page.locator('.desk-grid a').first().click();
    const image = page.locator('[data-focus] img');
    await image.evaluate((e) => e.decode());
    const box = await image.boundingBox();
    await image.click({ position: { x: box.width * 0.25, y: box.height * 0.8 } });
    assert.ok(Math.abs(Number(await page.locator('[name="focus_x"]').inputValue()) - 25) <= 1);
    assert.ok(Math.abs(Number(await page.locator('[name="focus_y"]').inputValue()) - 80) <= 1);
    const before = await page.locator('.desk-focus-mark').evaluate((e) => e.getBoundingClientRect().left);
    await page.locator('[name="focus_x"]').press('ArrowUp');
    const after = await page.locator('.desk-focus-mark').evaluate((e) => e.getBoundingClientRect().left);
    assert.ok(after > before, 'the keyboard does not move the mark');
    await checkAccessibility(page);
    await page.setViewportSize(narrow);
    await checkWidth(page);
    await desk.press(page, page.locator('form#photo').getByRole('button', { name: 'Save' }));
    assert.equal(await page.locator('.desk-crops img').first().evaluate((e) => getComputedStyle(e).objectPosition), '30% 80%');
    const address = page.url();
    saved.set('photo', await (await page.goto(address)).text());
    assert.ok(address.startsWith(at('/desk/photos/')));
    await context.close();
  });

  test('without scripts, several photos are changed at once', async () => {
    const { saved } = room();
    const { context, page } = await library({ javaScriptEnabled: false });
    for (const n of [0, 1]) await page.locator('.desk-grid [name="id"]').nth(n).check();
    const asked = await desk.press(page, page.getByRole('button', { name: 'Change those ticked' }));
    saved.set('photos to change', await asked.text());
    assert.match(await page.locator('h1').innerText(), /2 photos/);
    await desk.fill(page, { credit: 'Park Seo-yun', credit_mode: 'all', licence_until: '2020-01-31', licence_until_mode: 'all' });
    await desk.press(page, page.getByRole('button', { name: 'Change 2 photos' }));
    assert.match(await page.locator('.flash').innerText(), /2 photos/);
    await desk.press(page, page.getByRole('button', { name: 'Show' }));
    await page.locator('[name="show"]').selectOption('expired');
    await desk.press(page, page.getByRole('button', { name: 'Show' }));
    assert.equal(await page.locator('.desk-grid > li').count(), 2);
    await context.close();
  });

  test('the page for several photos is accessible', async () => {
    const { context, page } = await library();
    await page.getByRole('button', { name: 'Tick all' }).click();
    await desk.press(page, page.getByRole('button', { name: 'Change those ticked' }));
    await checkAccessibility(page);
    await page.setViewportSize(narrow);
    await checkWidth(page);
    await context.close();
  });
}
