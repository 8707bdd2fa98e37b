// Writes in the desk's editor as a reporter does: with keys, the clipboard and an input method, and saves what was written.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import { corpus, pastes } from './corpus.mjs';
import * as desk from './desk.mjs';
import { checkAccessibility } from './inspect.mjs';
import { startProgram } from './program.mjs';

let program, browser, context, page;
const at = (address) => new URL(address, program.read).href;
const text = () => page.locator('.rt-text');
const stored = () => page.locator('textarea[name="body"]').getAttribute('data-html');

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

/** Opens the form of a new report with a headline, and the cursor in its text. */
async function begin() {
  await page.goto(at('/desk/articles/new'));
  await desk.fill(page, { headline: 'Written in the editor' });
  await text().click();
}

/** Waits until the editor has heard of a selection: no hand is as fast as a test. */
const selected = () => page.locator('.rt-b-link[aria-disabled="false"]').waitFor();

/** Saves, and returns the body as the form then holds it. */
async function save() {
  const response = await desk.act(page, 'save');
  assert.equal(response.status(), 200, `saving ended at ${page.url()}`);
  return stored();
}

/** Changes the text and takes the change back, so that the editor writes it anew, and saves it. */
async function rewrite() {
  await text().focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  const written = await page.evaluate(() => new FormData(document.getElementById('article')).get('body'));
  assert.match(written, /^<|^$/, 'the editor did not write the text');
  return save();
}

/** Pastes HTML as a browser hands it over. */
const paste = (html, plain = '') => text().evaluate((e, [html, plain]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', plain);
  e.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, [html, plain]);

describe('reading and saving changes no byte', () => {
  test('of any report of the example archive', async () => {
    await page.goto(at('/desk/articles'));
    const forms = new Set();
    for (;;) {
      for (const href of await page.locator('.desk-table a[href*="/desk/articles/"]').evaluateAll((links) => links.map((a) => a.href))) forms.add(href);
      const older = page.getByRole('link', { name: /older/i });
      if (!await older.count()) break;
      await older.first().click();
      await page.waitForLoadState('load');
    }
    assert.ok(forms.size > 20, `the archive has ${forms.size} reports`);
    for (const form of forms) {
      await page.goto(form);
      const before = await stored();
      assert.equal(await rewrite(), before, form);
    }
  });

  for (const [name, html] of Object.entries(corpus)) {
    test(name, async () => {
      await page.goto(at('/desk/articles/new'));
      await desk.fill(page, { headline: name });
      await page.locator('textarea[name="body"]').evaluate((field, html) => { field.value = html; }, html);
      const before = await save();
      assert.ok(before.includes('<'), 'nothing was stored');
      assert.equal(await rewrite(), before);
    });
  }
});

describe('writing', () => {
  test('with the keyboard alone', async () => {
    await begin();
    await page.keyboard.type('## A heading\nThe ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('bold');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' and the ');
    await page.keyboard.press('Control+i');
    await page.keyboard.type('slanted');
    await page.keyboard.press('Control+i');
    await page.keyboard.type('.\n- one\ntwo\n\n1. first\n\n> Quoted.');
    await page.keyboard.press('Control+Alt+a');
    await page.keyboard.type('A. Kim\nAfter it');
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type('A note.');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' goes on.');
    await page.getByText('19 words', { exact: true }).waitFor();
    assert.equal(await save(), [
      '<h2>A heading</h2>', '<p>The <strong>bold</strong> and the <em>slanted</em>.</p>',
      '<ul>\n<li>one</li>\n<li>two</li>\n</ul>', '<ol>\n<li>first</li>\n</ol>',
      '<blockquote>\n<p>Quoted.</p>\n<footer>A. Kim</footer>\n</blockquote>',
      '<p>After it<span role="note">A note.</span> goes on.</p>'].join('\n'));
    await checkAccessibility(page);
  });

  test('a link by an address pasted onto words, and by the dialog', async () => {
    await begin();
    await page.keyboard.type('See here');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await selected();
    await paste('', 'https://www.google.com/url?q=https://a.example/x&sa=D');
    await page.keyboard.press('End');
    await page.keyboard.type(' and there');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await selected();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('b.example/y\n');
    await page.waitForSelector('.rt-dialog', { state: 'detached' });
    assert.equal(await save(), '<p>See <a href="https://a.example/x">here</a> and <a href="https://b.example/y">there</a></p>');
  });

  test('a table, by its toolbar', async () => {
    await begin();
    await page.keyboard.press('Alt+F10');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'H2');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    for (const key of ['a', 'Tab', 'b', 'Tab', 'c', 'Tab', 'd']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Remove the column' }).click();
    await page.getByRole('button', { name: 'Title of the table' }).click();
    await page.keyboard.type('Prices');
    assert.match(await save(), /^<table>\n<caption>Prices<\/caption>\n<thead>\n<tr>\n<th scope="col">b<\/th>\n<th scope="col">c<\/th>/);
  });

  test('Korean, by an input method', async () => {
    await begin();
    const session = await context.newCDPSession(page);
    for (const [steps, end] of [[['ㅂ', '바', '반'], '밤'], [['ㄱ', '기'], '기'], [['ㅊ', '차'], '차']]) {
      for (const step of steps) await session.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
      await session.send('Input.insertText', { text: end });
    }
    await page.keyboard.type(' ');
    await page.keyboard.press('Control+b');
    await session.send('Input.imeSetComposition', { text: '다', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: '달', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.insertText', { text: '달린다' });
    assert.equal(await save(), '<p>밤기차 <strong>달린다</strong></p>');
  });

  test('a statement, tied to a source that is not saved yet', async () => {
    await page.goto(at('/desk/articles/new'));
    await desk.fill(page, { headline: 'Written in the editor', 'attributions.0.kind': 'confidential', 'attributions.0.phrase': 'a porter', 'attributions.0.reason': 'Porters are watched.' });
    await text().click();
    await page.keyboard.type('It left at nine.');
    await page.keyboard.press('Shift+Home');
    await selected();
    await page.keyboard.press('Control+Alt+s');
    await page.getByRole('dialog').getByRole('button', { name: '1. a porter' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Then nothing.');
    const body = await save();
    const key = await page.locator('[name="attributions.0.key"]').inputValue();
    assert.ok(Number(key) > 0, 'the source has no key');
    assert.equal(body, `<p><mark data-source="${key}">It left at nine.</mark> Then nothing.</p>`);
  });

  test('a photo, pasted and picked', async () => {
    await begin();
    await page.keyboard.type('Above.');
    const photo = await desk.drawPhoto(browser);
    await text().evaluate((e, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }));
      e.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...photo.buffer]);
    await page.waitForSelector('.rt-text figure img');
    const image = page.locator('.rt-text figure img').first();
    assert.ok(await image.evaluate(async (e) => (await e.decode(), e.naturalWidth)) > 0, 'the photo does not show');
    await page.keyboard.press('Control+End');
    await page.getByRole('button', { name: /^Photo/ }).click();
    await page.locator('.rt-library button').first().click();
    const body = await save();
    assert.match(body, /<figure>\n<img src="\/photos\/[0-9a-z]+\/\d+\.jpg" alt="[^"]*" width="\d+" height="\d+">/);
    const ids = [...body.matchAll(/\/photos\/([0-9a-z]+)\//g)].map((m) => m[1]);
    for (const id of ids) assert.ok(await page.locator(`input[name$=".id"][value="${id}"]`).count(), `photo ${id} is not among those of the report`);
  });
});

test('a photo is dropped onto the text', async () => {
  await begin();
  await page.keyboard.type('Above.');
  const photo = await desk.drawPhoto(browser);
  await text().evaluate((e, bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'b.png', { type: 'image/png' }));
    const { left, bottom } = e.querySelector('p').getBoundingClientRect();
    e.dispatchEvent(new DragEvent('drop', { dataTransfer: data, clientX: left + 5, clientY: bottom - 2, bubbles: true, cancelable: true }));
  }, [...photo.buffer]);
  await page.waitForSelector('.rt-text figure img');
  assert.match(await save(), /<figure>\n<img src="\/photos\//);
});

describe('a paste', () => {
  for (const [name, { html, want }] of Object.entries(pastes)) {
    test(`from ${name}`, async () => {
      await begin();
      await paste(html);
      assert.equal(await save(), want.join('\n'));
    });
  }
});
