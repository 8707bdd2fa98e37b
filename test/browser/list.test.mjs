// Finds a way around the desk with the keyboard: the start page, the list of articles with its filters and its changes to several,
// the palette, and the keys.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { checkAccessibility, checkPage, checkWidth } from './inspect.mjs';
import { startProgram } from './program.mjs';

const narrow = { width: 360, height: 740 };
let program, browser, context, page;
const at = (address) => new URL(address, program.read).href;
const path = () => new URL(page.url()).pathname + new URL(page.url()).search;
const focused = () => page.evaluate(() => document.activeElement.textContent);

before(async () => {
  [program, browser] = await Promise.all([startProgram(), launchChromium()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  page.on('pageerror', (err) => assert.fail(err));
  await desk.setUp(page, program.setup);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

test('one arrives where the work waits', async () => {
  assert.equal(path(), '/desk');
  assert.ok(await page.locator('#pile-replies').count(), 'the replies of the example archive do not wait');
  await checkPage(page);
});

describe('the palette', () => {
  const field = () => page.getByRole('combobox', { name: 'Go to a room or an article' });
  const option = (name) => page.getByRole('option', { name });

  test('goes to a room', async () => {
    await page.goto(at('/desk/photos'));
    await page.keyboard.press('Control+k');
    await option('What waits').waitFor();
    await checkAccessibility(page);
    await page.keyboard.type('cal');
    await option('What waits').waitFor({ state: 'detached' });
    assert.equal(await field().getAttribute('aria-activedescendant'), await option('Calendar').getAttribute('id'));
    await Promise.all([page.waitForURL(at('/desk/calendar')), page.keyboard.press('Enter')]);
  });

  test('goes to an article by words of its headline, chosen by an arrow', async () => {
    await page.goto(at('/desk/articles'));
    const headline = await page.locator('.desk-cell-main a').first().textContent();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(headline.split(' ').reverse().join(' '));
    await page.locator('#palette [role=option][aria-selected=true]').filter({ hasText: headline }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.setViewportSize(narrow);
    await checkAccessibility(page);
    await checkWidth(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await Promise.all([page.waitForURL(/\/desk\/articles\/\d+/), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('[name="headline"]').inputValue(), headline);
  });

  test('says when nothing is found, and closes', async () => {
    await page.goto(at('/desk'));
    await page.getByRole('link', { name: 'Go to…' }).click();
    await page.keyboard.type('nothing has this name');
    await page.getByRole('status').filter({ hasText: 'Nothing has these words.' }).waitFor();
    assert.equal(await field().getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog[open]').count(), 0);
    assert.equal(await focused(), 'Go to…');
  });

  test('leaves its key to the editor inside a text', async () => {
    await page.goto(at('/desk/articles/new'));
    await page.locator('.rt-text').click();
    await page.keyboard.press('Control+k');
    assert.equal(await page.locator('#palette[open]').count(), 0);
  });
});

describe('keys', () => {
  test('move through the list, tick and open', async () => {
    await page.goto(at('/desk/articles'));
    const headlines = await page.locator('.desk-cell-main a').allTextContents();
    for (const [key, want] of [['j', 0], ['j', 1], ['j', 2], ['k', 1], ['ㅓ', 2]]) {
      if (key === 'ㅓ') await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅓ', code: 'KeyJ', bubbles: true })));
      else await page.keyboard.press(key);
      assert.equal(await focused(), headlines[want], `after ${key}`);
    }
    await page.keyboard.press('x');
    assert.ok(await page.locator('[name="article"]').nth(2).isChecked());
    assert.equal(await page.locator('[data-ticked]').textContent(), '(1)');
    await page.keyboard.press('x');
    assert.ok(!await page.locator('[name="article"]').nth(2).isChecked());
    await Promise.all([page.waitForURL(/\/desk\/articles\/\d+/), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('[name="headline"]').inputValue(), headlines[2]);
  });

  test('search, and are letters there', async () => {
    await page.goto(at('/desk/articles'));
    await page.keyboard.press('/');
    await page.keyboard.type('jkxn?');
    assert.equal(await page.locator('[name="q"]').inputValue(), 'jkxn?');
    assert.equal(path(), '/desk/articles');
  });

  test('are listed by ?, and switched off there', async () => {
    await page.goto(at('/desk'));
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await checkAccessibility(page);
    await page.setViewportSize(narrow);
    await checkWidth(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('checkbox', { name: /^Single letters/ }).uncheck();
    await page.keyboard.press('Escape');
    for (const key of ['n', '?']) await page.keyboard.press(key);
    assert.equal(await page.locator('dialog[open]').count(), 0);
    assert.equal(path(), '/desk');
    await page.keyboard.press('Control+k'); // no single key
    await page.locator('#palette[open]').waitFor();
    await page.evaluate(() => localStorage.removeItem('dateline.keys-off'));
    await page.reload();
    await Promise.all([page.waitForURL(at('/desk/articles/new')), page.keyboard.press('n')]);
  });
});

// Without scripts: everything is there.
test('several articles are changed, and it is undone, without scripts', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState(), viewport: narrow });
  const list = await plain.newPage();
  for (const n of [1, 2]) await desk.write(list, program.read, { headline: `Ferry number ${n}`, body: 'It left.' });
  await list.goto(at('/desk/articles?q=Ferry+number'));
  for (const box of await list.locator('[name="article"]').all()) await box.check();
  await list.getByText('Change those ticked').click();
  await desk.press(list, list.getByRole('button', { name: 'Send to review' }));
  assert.match(await list.locator('.desk-undo').innerText(), /Articles changed: 2\./);
  assert.equal(await list.locator('.desk-mark').filter({ hasText: 'In review' }).count(), 2);
  await checkWidth(list);
  await desk.press(list, list.getByRole('button', { name: 'Undo' }));
  assert.match(await list.locator('.flash').innerText(), /Undone/);
  assert.equal(await list.locator('.desk-mark').filter({ hasText: 'In review' }).count(), 0);

  await desk.fill(list, { name: 'Ferries' });
  await desk.press(list, list.getByRole('button', { name: 'Keep' }));
  assert.equal(await list.locator('.desk-tabs [aria-current]').innerText(), 'Ferries');
  await desk.press(list, list.getByRole('button', { name: /^Remove the filter/ }));
  assert.equal(await list.locator('.desk-tabs a').filter({ hasText: 'Ferries' }).count(), 0);
  await plain.close();
});

test('the list after a change, with scripts, in both languages', async () => {
  for (const language of ['en', 'ko']) {
    await page.goto(at('/desk/account'));
    await desk.fill(page, { language });
    await desk.press(page, 'form[action="/desk/account"] button');
    await page.goto(at('/desk/articles?q=Ferry+number'));
    await page.locator('[data-several] summary').click();
    await page.locator('[data-all] input').check();
    assert.equal(await page.locator('[data-ticked]').textContent(), '(2)');
    await desk.press(page, `button[name="do"][value="${language === 'en' ? 'review' : 'writing'}"]`);
    assert.ok(await page.locator('.desk-undo button').count());
    await checkPage(page);
  }
});
