// Pages that only an act leads to. Each generator yields them open, one after another: {name, page, html}; html is what
// the server sent, and is left out where a script or the reader changed the page since.
import assert from 'node:assert/strict';
import * as desk from './desk.mjs';
import { articleOf } from './pages.mjs';

/** Sends a form by its button and expects a status. */
async function answer(page, button, status) {
  const response = await desk.press(page, button);
  assert.equal(response.status(), status, `${page.url()} answered ${response.status()}`);
  return response.text();
}

/** Fills the form under a report, past the checks of the browser, and returns its button. ballast is sent along unseen. */
async function reply(page, { name, text, ballast = '' }) {
  await page.locator('.replies .reply-open summary').last().click();
  const form = page.locator('.replies .reply-form').last();
  await form.evaluate((e, values) => {
    e.noValidate = true;
    e.elements.name.value = values.name;
    e.elements.text.value = values.text;
    e.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'ballast', value: values.ballast }));
  }, { name, text, ballast });
  return form.getByRole('button');
}

/** What readers come to by replying, in both languages. */
export async function* publicStates(context, root) {
  const page = await context.newPage();
  for (const [language, prefix] of [['English', ''], ['Korean', '/ko']]) {
    const address = new URL(await articleOf(page, root, prefix), root).href;
    await page.goto(address);
    await page.locator('.reply-open').evaluateAll((all) => all.forEach((e) => { e.open = true; }));
    yield { name: `forms for replies open, ${language}`, page };

    await page.goto(address);
    const refused = await answer(page, await reply(page, { name: '', text: '' }), 422);
    yield { name: `refused reply, ${language}`, page, html: refused };

    await page.goto(address);
    const tooLong = await answer(page, await reply(page, { name: 'A reader', text: 'Long.', ballast: 'x'.repeat(4 << 20) }), 413);
    yield { name: `reply that is too long, ${language}`, page, html: tooLong };
  }
  await page.close();
}

/** The page for readers who reply too often, in both languages. */
export async function* floodReplies(context, root) {
  const page = await context.newPage();
  for (const [language, prefix] of [['English', ''], ['Korean', '/ko']]) {
    const address = new URL(await articleOf(page, root, prefix), root).href;
    let response;
    for (let n = 0; n < 40 && response?.status() !== 429; n++) {
      await page.goto(address);
      response = await desk.press(page, await reply(page, { name: 'A reader', text: `The same again, ${language} ${n}.` }));
    }
    assert.equal(response.status(), 429);
    yield { name: `too many replies, ${language}`, page, html: await response.text() };
  }
  await page.close();
}

const pasted = `Fuel is short in the north

By Park Seo-yun

HAMHUNG — Buses stood still on Monday, a driver said.

Nobody knows for how long.`;

/** What editors come to by working, context being signed in. */
export async function* deskStates(context, program) {
  const open = async (address) => {
    const page = await context.newPage();
    await page.goto(new URL(address, program.read).href);
    return page;
  };
  const page = await context.newPage();
  const photo = await desk.drawPhoto(context.browser());
  const draft = await desk.write(page, program.read, { headline: '밤 열차가 다시 다닌다', edition: 'ko', body: '열차는 아홉 시에 떠났다.' }, [photo]);
  yield { name: 'draft with a photo', page };
  for (const action of ['preview', 'publish', 'discard']) {
    const response = await page.goto(`${draft}/${action}`);
    yield { name: `${action} a Korean draft`, page, html: await response.text() };
  }

  const library = await open('/desk/photos');
  const single = await library.goto(await library.locator('.desk-grid a').first().evaluate((a) => a.href));
  yield { name: 'single photo', page: library, html: await single.text() };
  await desk.fill(library, { caption: 'x'.repeat(2500) });
  yield { name: 'single photo refused', page: library, html: await answer(library, 'form:has([name="caption"]) button:not([type="button"])', 422) };
  await library.close();

  const paste = await open('/desk/paste');
  await desk.fill(paste, { text: ' ' });
  yield { name: 'empty paste', page: paste, html: await answer(paste, 'main form button', 422) };
  await desk.fill(paste, { text: pasted });
  yield { name: 'what a paste became', page: paste, html: await answer(paste, 'main form button', 200) };
  await paste.close();

  const [mine, theirs] = [await open(draft), await open(draft)];
  await desk.fill(theirs, { deck: '저장한 사람이 먼저다.' });
  await desk.act(theirs, 'save');
  await theirs.close();
  await desk.fill(mine, { deck: '나중에 온 사람의 글.' });
  yield { name: 'save that came second', page: mine, html: await answer(mine, 'button[value="save"]', 409) };
  await mine.close();

  const bare = await desk.write(page, program.read, { headline: 'Rain at the pass', body: 'It rained.', 'bylines.0.name': 'Park Seo-yun' });
  const lacking = await page.goto(`${bare}/publish`);
  yield { name: 'publish what lacks much', page, html: await lacking.text() };
  await page.close();

  const link = /\/desk\/password\?token=\S+/.exec(await program.run('editor', 'link', desk.editor.email));
  const password = await open(link[0]);
  yield { name: 'password link', page: password, html: await password.content() };
  await desk.fill(password, { password: 'short' });
  yield { name: 'password refused', page: password, html: await answer(password, 'main form button', 422) };
  await password.close();

  const strangers = await context.browser().newContext({ storageState: await context.storageState() });
  await strangers.route('**/*.js', (route) => route.abort()); // with scripts the form asks for the password itself
  const left = await strangers.newPage();
  await left.goto(draft);
  await desk.fill(left, { deck: 'A text that must not be lost, however long the pause before it was sent, and however late the hour.' });
  await strangers.clearCookies();
  yield { name: 'signed out in the middle', page: left, html: await answer(left, 'button[value="save"]', 401) };
  await strangers.close();
}
