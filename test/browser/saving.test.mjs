// Takes away from a reporter in mid-sentence the network, the sign-in, the server and the page, one after the other, and
// looks for every word afterwards.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { startProgram } from './program.mjs';

let program, browser, context, page, form;
const at = (address) => new URL(address, program.read).href;
const says = (text) => page.locator('[data-state]').filter({ hasText: text }).waitFor();
const copies = () => page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('dateline.copy.')));
const write = async (words) => {
  await page.locator('.rt-text').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
};
/** Waits until the browser keeps nothing of the report. */
const gone = () => page.waitForFunction((id) => !Object.keys(localStorage).some((name) => name.startsWith('dateline.copy.') && name.endsWith(`.${id}`)), form.split('/').pop());
/** What the desk holds, read in another page. */
const stored = async () => {
  const other = await context.newPage();
  await other.goto(form);
  const body = await other.locator('textarea[name="body"]').getAttribute('data-html');
  await other.close();
  return body;
};

before(async () => {
  [program, browser] = await Promise.all([startProgram(), launchChromium()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(40_000);
  page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await desk.setUp(page, program.setup);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});
beforeEach(async () => {
  await context.setOffline(false);
  await page.goto(at('/desk/articles/new'));
  await desk.fill(page, { headline: 'Saved by itself' });
  await write('Begun.');
  await says(/^Saved/);
  form = page.url();
  assert.match(form, /\/desk\/articles\/\d+$/);
});

test('a new report is saved by itself, once', async () => {
  await write(' Gone on.');
  await says(/^Saved/);
  assert.equal(await stored(), '<p>Begun. Gone on.</p>');
  assert.deepEqual(await copies(), [], 'the browser keeps what the desk has');
  await desk.act(page, 'save');
  assert.equal(page.url(), form);
});

test('half a name is not saved', async () => {
  await page.locator('[name="bylines.0.name"]').fill('Par');
  await write(' More.');
  await says('Names that are new wait for Save');
  assert.equal(await stored(), '<p>Begun. More.</p>');
  await desk.act(page, 'save');
  assert.equal(await page.locator('[name="bylines.0.name"]').inputValue(), 'Par');
});

test('the network goes and comes back', async () => {
  await context.setOffline(true);
  await write(' Without a network.');
  await says('Kept in this browser');
  const [[, copy]] = await copies();
  assert.ok(!copy.includes('network'), 'the copy can be read by whoever has the machine');
  await page.locator('button[name="action"][value="save"]').click();
  await says('Kept in this browser');
  assert.equal(page.url(), form, 'saving without a network left the form');
  await context.setOffline(false);
  await says(/^Saved/);
  assert.equal(await stored(), '<p>Begun. Without a network.</p>');
  await gone();
});

test('the page is lost without a network, and its words come back', async () => {
  await context.setOffline(true);
  await write(' Lost with the page.');
  await says('Kept in this browser');
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(form);
  assert.equal(await page.locator('.rt-text').innerText(), 'Begun.');
  await desk.press(page, page.getByRole('button', { name: 'Put them into the form' }));
  assert.equal(await page.locator('.rt-text').innerText(), 'Begun. Lost with the page.');
  await says(/^Saved/);
  assert.equal(await stored(), '<p>Begun. Lost with the page.</p>');
});

test('the sign-in ends in mid-sentence', async () => {
  const cookies = await context.cookies();
  await context.clearCookies();
  await write(' After the session.');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.waitFor();
  assert.ok(cookies.length);
  await dialog.getByLabel('Password').fill('not it');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.getByText('do not fit together').waitFor();
  await dialog.getByLabel('Password').fill(desk.editor.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await says(/^Saved/);
  assert.equal(page.url(), form);
  assert.equal(await stored(), '<p>Begun. After the session.</p>');
});

test('the server dies and is started again', async () => {
  await program.crash();
  await write(' While it was dead.');
  await says('Kept in this browser');
  await program.resume();
  await says(/^Saved/);
  assert.equal(await stored(), '<p>Begun. While it was dead.</p>');
});

test('a colleague saves first', async () => {
  const other = await context.newPage();
  await other.goto(form);
  await other.locator('.rt-text').click();
  await other.keyboard.press('Control+End');
  await other.keyboard.press('Enter');
  await other.keyboard.type('Theirs.');
  await desk.act(other, 'save');
  await other.close();
  await page.locator('.rt-text').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Mine. ');
  await says('Press Save to see both versions');
  const response = await desk.act(page, 'save');
  assert.equal(response.status(), 409);
  await desk.press(page, page.getByRole('button', { name: 'Save the merged version' }));
  assert.equal(await stored(), '<p>Mine. Begun.</p>\n<p>Theirs.</p>');
  await gone();
});

test('signing out leaves nothing behind', async () => {
  await context.setOffline(true);
  await write(' Left behind?');
  await says('Kept in this browser');
  assert.ok((await copies()).length);
  await context.setOffline(false);
  await page.evaluate(() => document.getElementById('article').remove()); // nothing may save it now
  await desk.press(page, page.getByRole('button', { name: 'Sign out' }));
  assert.deepEqual(await copies(), []);
});
