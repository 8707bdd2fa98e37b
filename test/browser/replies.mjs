// Replies at the desk: the queue by keyboard, and what is left of a reader who asks to be erased.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as desk from './desk.mjs';
import { checkPage } from './inspect.mjs';
import { articleOf } from './pages.mjs';

const wide = { width: 1280, height: 800 };

/** Leaves replies under a report of the example archive, and returns its address. */
export async function leaveReplies(page, root, list) {
  const address = new URL(await articleOf(page, root, ''), root).href;
  for (const { name, email = '', text } of list) {
    await page.goto(address);
    await page.locator('.reply-open > summary', { hasText: 'Leave a Reply' }).click();
    const form = page.locator('.reply-form').filter({ has: page.locator('[name="parent"][value="0"]') });
    await form.locator('[name="text"]').fill(text);
    await form.locator('[name="name"]').fill(name);
    await form.locator('[name="email"]').fill(email);
    assert.equal((await desk.press(page, form.getByRole('button'))).status(), 200);
  }
  return address;
}

/**
 * Tests the queue, with the desk open in one context and scripts on.
 * @param {() => {browser: import('playwright-core').Browser, signIn: object, at: (path: string) => string, saved: Map<string, string>}} room
 */
export function testReplies(room) {
  const held = (page) => page.locator('[data-reply]').evaluateAll((all) => all.map((e) => e.querySelector('.desk-reply-text').innerText.trim()));
  const focused = (page) => page.evaluate(() => document.activeElement.querySelector?.('.desk-reply-text')?.innerText.trim());

  /** Presses a key that leads to another page. */
  const decide = (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

  async function moderator() {
    const { browser, signIn } = room();
    const context = await browser.newContext({ viewport: wide, storageState: signIn });
    return { context, page: await context.newPage() };
  }

  test('the queue is worked through by keyboard', async () => {
    const { at, browser } = room();
    const readers = await browser.newContext({ viewport: wide });
    const words = ['first', 'second', 'third', 'fourth'].map((n) => `The ${n} word by keyboard`);
    await leaveReplies(await readers.newPage(), at('/'), words.map((text, n) => ({ name: `Reader ${n}`, text })));
    await readers.close();
    const { context, page } = await moderator();
    await page.goto(at('/desk/replies?q=word+keyboard'));
    assert.deepEqual(await held(page), words);
    assert.ok(await page.locator('[data-keys]').isVisible(), 'nobody is told of the keys');
    await checkPage(page);

    await page.keyboard.press('a');
    assert.deepEqual(await held(page), words, 'a key decided about a reply that nobody had come to');
    await page.locator('#field-q').fill('ja');
    assert.equal(await page.locator('#field-q').inputValue(), 'ja', 'keys act where somebody types');
    await page.goto(at('/desk/replies?q=word+keyboard'));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await focused(page), words[0]);
    await page.keyboard.press('j');
    await decide(page, 'r');
    assert.deepEqual(await held(page), [words[0], words[2], words[3]]);
    assert.equal(await focused(page), words[2], 'the queue does not go on where it was');
    assert.match(await page.getByRole('status').innerText(), /Rejected: 1\./);
    await checkPage(page);
    await decide(page, 'u');
    assert.deepEqual(await held(page), words);
    assert.match(await page.getByRole('status').innerText(), /Put back where they were: 1\./);

    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await decide(page, 's');
    assert.deepEqual(await held(page), [words[1], words[3]], 'what was ticked and what was decided differ');
    await page.keyboard.press('k');
    await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅁ', code: 'KeyA', bubbles: true })));
    await page.waitForLoadState('load');
    await page.locator('[data-reply]').first().filter({ hasText: words[3] }).waitFor();
    await decide(page, 'a');
    assert.deepEqual(await held(page), []);
    assert.ok(await page.evaluate(() => document.activeElement.matches('[data-undo] button')), 'at the end of the queue the keyboard is nowhere');
    await decide(page, 'Enter');
    assert.deepEqual(await held(page), [words[3]]);
    await context.close();
  });

  test('a reader who asks for it is erased', async () => {
    const { at, browser, saved } = room();
    const readers = await browser.newContext({ viewport: wide });
    const reader = await readers.newPage();
    const address = await leaveReplies(reader, at('/'), [{ name: 'Ilse Marrow', email: 'ilse@example.net', text: 'I live by the old bridge.' }]);
    const { context, page } = await moderator();
    await page.goto(at('/desk/replies?q=bridge'));
    await desk.press(page, page.getByRole('button', { name: /^Approve/ }));
    assert.ok((await (await fetch(address)).text()).includes('old bridge'));
    await page.goto(at('/desk/replies/erase'));
    await checkPage(page);
    await desk.fill(page, { email: 'ILSE@example.net' });
    const found = await desk.act(page, 'look');
    saved.set('replies of a reader', await found.text());
    assert.ok(await page.getByRole('checkbox', { name: 'Ilse Marrow' }).isChecked());
    await checkPage(page);
    await desk.act(page, 'erase');
    assert.match(await page.getByRole('status').innerText(), /Erased: 1\./);
    assert.ok(!(await (await fetch(address)).text()).includes('old bridge'), 'readers still see it');
    await page.goto(at('/desk/replies?state=all&q=bridge'));
    assert.deepEqual(await held(page), []);
    await readers.close();
    await context.close();
  });
}
