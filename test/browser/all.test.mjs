// Drives the real program in a real browser, in the order in which a newsroom meets it: set-up, a first report, every
// page there is, and at the end the HTML of all of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import * as desk from './desk.mjs';
import { checkHTML } from './html.mjs';
import { checkContent, checkPage, visit } from './inspect.mjs';
import { deskPages, publicPages } from './pages.mjs';
import { testPhotos } from './photos.mjs';
import { testReplies } from './replies.mjs';
import { startProgram } from './program.mjs';
import { deskStates, floodReplies, publicStates } from './states.mjs';

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };

const report = {
  headline: 'Night trains on the east coast line run again',
  deck: 'Two passengers describe the first journey in four years.',
  dateline_place: 'Hamhung',
  dateline_date: '2026-02-03',
  body: '<p>The night train left at nine.</p><p>It arrived “before the frost had gone”, a passenger said.</p>',
  'bylines.0.name': 'Park Seo-yun',
  'bylines.0.role': 'reporter',
  'attributions.0.kind': 'confidential',
  'attributions.0.phrase': 'a passenger on the train',
  'attributions.0.reason': 'Travellers are questioned about whom they speak to.',
};
const picture = {
  'photos.0.caption': 'Hills above the line.',
  'photos.0.credit': 'Park Seo-yun',
  'photos.0.alt': 'Low green hills under a pale sky',
};

let program, browser, editor, signIn, form;
const saved = new Map(); // name of a page → its HTML
const at = (address) => new URL(address, program.read).href;

before(async () => {
  [program, browser] = await Promise.all([startProgram(), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** Visits one page, checks it as far as a browser can, and keeps its HTML. */
async function inspect(context, { name, address, status }) {
  const page = await context.newPage();
  try {
    saved.set(name, await visit(page, at(address), status));
    await checkPage(page);
  } finally {
    await page.close();
  }
}

/** The same for pages that an act leads to, each in a test of its own. */
async function inspectStates(t, states) {
  for await (const { name, page, html } of states) {
    if (html) saved.set(name, html);
    await t.test(name, () => checkPage(page));
  }
}

describe('set-up', () => {
  test('the printed link opens a form', async () => {
    const context = await browser.newContext();
    await inspect(context, { name: 'set-up', address: program.setup, status: 200 });
    await context.close();
  });

  test('it makes the first editor and signs in', async () => {
    editor = await browser.newContext({ viewport: wide });
    const page = await editor.newPage();
    const response = await desk.setUp(page, program.setup);
    assert.equal(response.status(), 200);
    assert.match(new URL(page.url()).pathname, /^\/desk(?!\/setup)/);
    signIn = await editor.storageState();
  });

  test('it works once', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const response = await page.goto(program.setup);
    assert.ok(response.status() >= 400, `a used link answered ${response.status()}`);
    assert.equal(await page.locator('[name="password"]').count(), 0, 'a used link still asks for a password');
    saved.set('set-up again', await response.text());
    await context.close();
  });

  test('the editor signs in with the password', async () => {
    const context = await browser.newContext();
    await inspect(context, { name: 'sign-in', address: '/desk/sign-in', status: 200 });
    const page = await context.newPage();
    await page.goto(at('/desk/sign-in'));
    await desk.fill(page, { email: desk.editor.email, password: 'not it' });
    const refused = await desk.send(page);
    assert.ok(refused.status() >= 400, `a wrong password answered ${refused.status()}`);
    saved.set('sign-in refused', await refused.text());
    await checkPage(page);
    await desk.fill(page, { email: desk.editor.email, password: desk.editor.password });
    await desk.send(page);
    assert.doesNotMatch(page.url(), /sign-in/);
    await context.close();
  });
});

describe('a report', () => {
  let context, page, address;
  before(async () => {
    // The desk must work where scripts do not.
    context = await browser.newContext({ viewport: wide, javaScriptEnabled: false, storageState: signIn });
    page = await context.newPage();
  });
  after(() => context?.close());

  test('is refused without a headline, and keeps what was typed', async () => {
    await page.goto(at('/desk/articles/new'));
    await desk.fill(page, { deck: report.deck });
    const response = await desk.act(page, 'publish');
    assert.equal(response.status(), 422);
    assert.equal(await page.locator('[name="deck"]').inputValue(), report.deck);
    assert.equal(await page.locator('[name="headline"]').getAttribute('aria-invalid'), 'true');
    saved.set('article form refused', await response.text());
  });

  test('is written with a photo', async () => {
    form = await desk.write(page, program.read, report, [await desk.drawPhoto(browser)]);
    await desk.fill(page, picture);
    await desk.act(page, 'save');
    for (const [name, value] of Object.entries({ headline: report.headline, ...picture })) {
      assert.equal(await page.locator(`[name="${name}"]`).inputValue(), value, name);
    }
  });

  test('is published after a look at it, and read at its address', async () => {
    address = await desk.publish(page, form);
    const readers = await browser.newContext({ viewport: wide });
    const reader = await readers.newPage();
    saved.set('published report', await visit(reader, address, 200));
    assert.equal(await reader.locator('h1').innerText(), report.headline);
    const text = await reader.locator('main').innerText();
    for (const part of [report.deck, report.dateline_place, 'The night train left at nine.', report['bylines.0.name'],
      report['attributions.0.phrase'], picture['photos.0.caption'], picture['photos.0.credit']]) {
      assert.ok(text.includes(part), `the page lacks “${part}”`);
    }
    const image = reader.locator(`img[alt="${picture['photos.0.alt']}"]`).first();
    await image.scrollIntoViewIfNeeded();
    assert.ok(await image.evaluate(async (e) => (await e.decode(), e.naturalWidth)) > 0, 'the photo does not load');
    assert.deepEqual(await readers.cookies(), [], 'a public page set a cookie');
    await readers.close();
  });

  test('is on the front page at once', async () => {
    const response = await fetch(at('/'));
    assert.ok((await response.text()).includes(new URL(address).pathname));
  });

  test('is changed, corrected, and says what changed', async () => {
    await page.goto(form);
    await desk.fill(page, { deck: 'Two passengers describe the first journey in five years.' });
    await desk.act(page, 'save');
    const before = await (await fetch(address)).text();
    assert.ok(before.includes('four years'), 'readers see an edit that is not published');
    await desk.publish(page, form, { kind: 'correction', correction: 'The line was closed for five years, not four.' });
    const corrected = await (await fetch(address)).text();
    assert.ok(corrected.includes('five years, not four'), 'the correction does not stand on the page');
    assert.equal((await fetch(`${address}/revisions/2/diff`)).status, 200);
  });

  test('that is withdrawn answers 410 and says why', async () => {
    const other = await desk.write(page, program.read, { ...report, headline: 'A report that should not have been' });
    const gone = await desk.publish(page, other);
    assert.equal((await fetch(gone)).status, 200);
    await desk.withdraw(page, other, 'It named a street that it should not have named.');
    const context = await browser.newContext();
    await inspect(context, { name: 'withdrawn report', address: gone, status: 410 });
    await context.close();
    assert.ok(saved.get('withdrawn report').includes('It named a street'));
    assert.ok(!saved.get('withdrawn report').includes('The night train left'), 'the withdrawn text is still there');
  });
});

describe('photos', () => testPhotos(() => ({ browser, signIn, at, saved })));

describe('replies at the desk', () => testReplies(() => ({ browser, signIn, at, saved })));

test('a reply waits until a moderator lets it through', async () => {
  const context = await browser.newContext({ viewport: narrow });
  const reader = await context.newPage();
  await reader.goto(at('/'));
  await reader.locator('.story-lead h2 a').click();
  const address = reader.url();
  await reader.getByText('Leave a Reply').click();
  const words = 'My uncle drove on that line until 1998.';
  const form = reader.locator('form').filter({ has: reader.getByRole('button') }).last();
  await form.locator('[name="text"]').fill(words);
  await form.locator('[name="name"]').fill('A reader');
  const sent = await desk.press(reader, form.getByRole('button'));
  saved.set('reply sent', await sent.text());
  await checkPage(reader);
  assert.deepEqual(await context.cookies(), [], 'leaving a reply set a cookie');
  await context.close();
  assert.ok(!(await (await fetch(address)).text()).includes(words), 'a reply that is held is on the page');

  const moderator = await editor.newPage();
  await moderator.goto(at('/desk/replies'));
  const held = moderator.locator('[data-reply]').filter({ hasText: words });
  await desk.press(moderator, held.getByRole('button', { name: /^Approve/ }));
  await moderator.close();
  assert.ok((await (await fetch(address)).text()).includes(words), 'a reply let through is not on the page');
});

test('every kind of public page', async (t) => {
  const context = await browser.newContext();
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: narrow });
  const finder = await context.newPage();
  for (const kind of await publicPages(finder, program.read)) {
    await t.test(kind.name, async () => {
      await inspect(context, kind);
      const page = await plain.newPage();
      await visit(page, at(kind.address), kind.status);
      await checkContent(page);
      await page.close();
    });
  }
  assert.deepEqual(await context.cookies(), [], 'a public page set a cookie');
  await context.close();
  await plain.close();
});

test('every kind of page at the desk', async (t) => {
  for (const kind of deskPages(form)) {
    await t.test(kind.name, () => inspect(editor, kind));
  }
});

test('what a reader is shown after an act', async (t) => {
  const context = await browser.newContext();
  await inspectStates(t, publicStates(context, program.read));
  assert.deepEqual(await context.cookies(), [], 'a public page set a cookie');
  await context.close();
});

test('what an editor is shown after an act', async (t) => {
  await inspectStates(t, deskStates(editor, program));
});

test('whoever sends too many replies is asked to wait', async (t) => {
  const context = await browser.newContext();
  await inspectStates(t, floodReplies(context, program.read));
  await context.close();
});

test('every page is sound HTML', async (t) => {
  for (const [name, faults] of await checkHTML(saved)) {
    await t.test(name, () => assert.equal(faults.length, 0, `\n  ${faults.join('\n  ')}`));
  }
});
