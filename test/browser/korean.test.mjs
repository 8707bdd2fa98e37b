// The desk as an editor sees it who reads Korean: every page as accessible and as narrow as in English, and no sentence
// left that nobody translated.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { checkPage, visit } from './inspect.mjs';
import { deskPages } from './pages.mjs';
import { startProgram } from './program.mjs';

let program, browser, editor, plain, form;

before(async () => {
  [program, browser] = await Promise.all([startProgram(), launchChromium()]);
  editor = await browser.newContext();
  const page = await editor.newPage();
  await desk.setUp(page, program.setup);
  await page.goto(new URL('/desk/account', program.read).href);
  await desk.fill(page, { language: 'ko' });
  await desk.press(page, page.locator('form').filter({ has: page.locator('[name="language"]') }).locator('button'));
  await page.close();
  plain = await browser.newContext({ javaScriptEnabled: false, storageState: await editor.storageState() });
  const writer = await plain.newPage();
  form = await desk.write(writer, program.read, {
    headline: '밤 열차가 다시 다닌다', edition: 'ko', body: '열차는 아홉 시에 떠났다.', section: '사회', 'bylines.0.name': '박서윤',
    'attributions.0.kind': 'confidential', 'attributions.0.phrase': '한 승객', 'attributions.0.reason': '승객들이 조사를 받는다.',
  }, [await desk.drawPhoto(browser)]);
  await desk.fill(writer, { 'photos.0.alt': '하늘 아래 낮은 언덕', deck: '4년 만이다.' });
  await desk.act(writer, 'save');
  await desk.publish(writer, form);
  await desk.fill(writer, { deck: '5년 만이다.' });
  await desk.act(writer, 'save');
  await writer.close();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

// What may be English on a Korean page: what people wrote, what is marked as another language, what machines read, names of
// those who are here, and the settings of the program.
const exceptions = [
  'textarea', 'code', 'del', 'ins', 'datalist', 'noscript', 'script', '[lang]:not([lang="ko"])', '[data-names]',
  '.desk-grid span', '.desk-library', '.desk-reply-text', '.desk-reply-head a', '.desk-reply-head label', '.desk-replies a', '.desk-pile li', '.desk-merge-text', '.desk-places a',
  'select[name="photo"]', 'td', 'th[scope="row"]', '.desk-facts dd',
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
      if (e.closest('[lang]:not([lang="ko"]), .desk-replies')) continue;
      // A headline stands in quotation marks.
      for (const name of ['aria-label', 'title', 'placeholder']) look((e.getAttribute(name) ?? '').replace(/‘[^‘]*’/gu, ''));
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
  const page = await editor.newPage();
  const at = (address) => page.goto(new URL(address, program.read).href);
  const check = (name) => t.test(name, async () => {
    await checkPage(page);
    await checkKorean(page);
  });

  await at('/desk/articles/new');
  await desk.fill(page, { 'attributions.0.kind': 'person', deck: '가'.repeat(1200) });
  await page.locator('[name="deck"]').evaluate((e) => { e.value = '가'.repeat(1200); });
  assert.equal((await desk.act(page, 'publish')).status(), 422);
  await check('article refused');

  const writer = await plain.newPage();
  const bare = await desk.write(writer, program.read, { headline: '고개에 비', edition: 'ko', body: '비가 왔다.' });
  for (const action of ['', '/publish', '/discard']) {
    await at(new URL(bare).pathname + action);
    await check(`a bare draft${action}`);
  }

  await at(new URL(form).pathname);
  await writer.goto(form);
  await desk.fill(writer, { deck: '먼저 저장한 사람의 글.' });
  await desk.act(writer, 'save');
  await desk.fill(page, { deck: '나중에 온 사람의 글.' });
  assert.equal((await desk.act(page, 'save')).status(), 409);
  await check('conflict');
  await writer.close();

  await at('/desk/paste');
  await desk.fill(page, { text: ' ' });
  await desk.send(page);
  await check('empty paste');

  await at('/desk/photos');
  await page.locator('[name="id"]').first().check();
  await desk.press(page, page.locator('.desk-bulk button').first());
  await check('several photos');

  await at('/desk/photos');
  await page.goto(await page.locator('.desk-grid a').first().evaluate((a) => a.href));
  await check('one photo');
  await desk.fill(page, { caption: 'x'.repeat(2500), focus_x: '150' });
  await page.locator('form#photo').evaluate((f) => { f.noValidate = true; });
  await desk.press(page, page.locator('form#photo button'));
  await check('one photo refused');
});
