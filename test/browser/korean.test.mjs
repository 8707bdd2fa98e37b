// The desk as an editor sees it who reads Korean: every page as accessible and as narrow as in English, and no sentence
// left that nobody translated.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { checkPage, visit } from './inspect.mjs';
import { deskPages } from './pages.mjs';
import { startProgram } from './program.mjs';
import { deskStates } from './states.mjs';

let program, browser, editor, form;

before(async () => {
  [program, browser] = await Promise.all([startProgram(), launchChromium()]);
  editor = await browser.newContext();
  const page = await editor.newPage();
  await desk.setUp(page, program.setup);
  await page.goto(new URL('/desk/account', program.read).href);
  await desk.fill(page, { language: 'ko' });
  await desk.press(page, page.locator('form').filter({ has: page.locator('[name="language"]') }).locator('button'));
  form = await desk.write(page, program.read, {
    headline: '밤 열차가 다시 다닌다', edition: 'ko', body: '열차는 아홉 시에 떠났다.', section: '사회', 'bylines.0.name': '박서윤',
    'attributions.0.kind': 'confidential', 'attributions.0.phrase': '한 승객', 'attributions.0.reason': '승객들이 조사를 받는다.',
  }, [await desk.drawPhoto(browser)]);
  await desk.fill(page, { 'photos.0.alt': '하늘 아래 낮은 언덕', deck: '4년 만이다.' });
  await desk.act(page, 'save');
  await desk.publish(page, form);
  await page.close();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

// What may be English on a Korean page: what people wrote, what is marked as another language, what machines read, names of
// those who are here, and the settings of the program.
const exceptions = [
  'textarea', 'code', 'del', 'ins', 'datalist', 'noscript', 'script', '[lang]:not([lang="ko"])', '[data-names]',
  '.desk-grid span', '.desk-library', '.desk-reply-text', '.desk-reply-head a', '.desk-merge-text', '.desk-places a',
  'select[name="photo"]', 'td', '.desk-facts dd',
];

/** Fails with each run of three or more Latin words in the visible text of the page's main part. */
async function checkKorean(page) {
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko', page.url());
  const left = await page.evaluate((exceptions) => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const left = [];
    const look = (text) => left.push(...(text.match(/\p{Script=Latin}[\p{Script=Latin}\d’'-]*(?:\s+\p{Script=Latin}[\p{Script=Latin}\d’'-]*){2,}/gu) ?? []));
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.parentElement;
      if (at.closest(exceptions.join()) && !at.closest('button')) continue;
      if (at.closest('option') || at.checkVisibility()) look(node.data);
    }
    // What is only heard counts too.
    for (const e of document.querySelectorAll('main [aria-label], main [title], main [placeholder]')) {
      if (e.closest('[lang]:not([lang="ko"])')) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) look(e.getAttribute(name) ?? '');
    }
    return left;
  }, exceptions);
  assert.deepEqual(left, [], `${page.url()} says in English`);
}

// The preview shows what readers get, in the language of the report.
const forReaders = /preview$/;

test('every kind of page at the desk', async (t) => {
  for (const { name, address, status } of deskPages(form).filter((p) => !forReaders.test(p.address))) {
    await t.test(name, async () => {
      const page = await editor.newPage();
      try {
        await visit(page, new URL(address, program.read).href, status);
        await checkPage(page);
        await checkKorean(page);
      } finally {
        await page.close();
      }
    });
  }
});

test('what an editor is shown after an act', async (t) => {
  for await (const { name, page } of deskStates(editor, program)) {
    if (forReaders.test(page.url())) continue;
    await t.test(name, async () => {
      await checkPage(page);
      if (await page.locator('.desk-bar').count()) await checkKorean(page);
    });
  }
});
