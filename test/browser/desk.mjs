// What an editor does at the desk, by the names of the fields and buttons. No step needs a script in the page.
import assert from 'node:assert/strict';

export const editor = { name: 'Kim Haneul', email: 'haneul@example.org', password: 'a long night train to the coast' };

/**
 * Fills fields by name, whatever kind they are.
 * @param {import('playwright-core').Page} page
 * @param {Record<string, string | boolean>} values
 */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]`).first();
    assert.ok(await field.count(), `the form at ${page.url()} has no field ${name}`);
    const { tag, type } = await field.evaluate((e) => ({ tag: e.tagName, type: e.type }));
    if (type === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (type === 'checkbox') await field.setChecked(value);
    else if (tag === 'SELECT') await field.selectOption(value);
    else if (tag === 'TEXTAREA' && (await field.isHidden())) await page.locator('.rt-text').fill(value); // the editor stands in its place
    else await field.fill(value);
  }
}

/**
 * Presses a button and waits for the page it leads to.
 * @param {import('playwright-core').Page} page
 * @param {string | import('playwright-core').Locator} button the first that matches
 */
export async function press(page, button) {
  const target = typeof button === 'string' ? page.locator(button) : button;
  const [response] = await Promise.all([
    page.waitForResponse((r) => r.request().isNavigationRequest() && r.request().frame() === page.mainFrame() && ![301, 302, 303, 307].includes(r.status())),
    page.waitForEvent('load'), // of the page that the answer makes: the one that is shown has long been loaded
    target.first().click(),
  ]);
  return response;
}

/** Presses one of the article form's actions: save, preview or publish. */
export const act = (page, action) => press(page, `button[name="action"][value="${action}"]`);

/** Presses the button that sends the form in the middle of the page. */
export const send = (page) => press(page, 'main form button:not([type="button"])');

/** Makes the first editor with the link that the program printed. */
export async function setUp(page, address) {
  await page.goto(address);
  await fill(page, editor);
  return send(page);
}

/**
 * Writes an article and saves it.
 * @returns {Promise<string>} the address of its form.
 */
export async function write(page, root, fields, photos = []) {
  await page.goto(`${root}desk/articles/new`);
  await fill(page, fields);
  if (photos.length) await page.setInputFiles('[name="photo_upload"]', photos);
  const response = await act(page, 'save');
  assert.equal(response.status(), 200, `saving an article ended at ${page.url()}`);
  assert.match(page.url(), /\/desk\/articles\/\d+/);
  return page.url().replace(/[?#].*/, '');
}

/**
 * Publishes the article whose form is open, through the page that asks to confirm.
 * @returns {Promise<string>} the permanent address that readers get.
 */
export async function publish(page, form, confirmation = {}) {
  await page.goto(form);
  await act(page, 'publish');
  assert.match(page.url(), /\/publish/);
  await fill(page, confirmation);
  await send(page);
  const address = await page.locator('a[href]').evaluateAll((links) =>
    links.map((a) => a.href).find((href) => /\/\d{4}\/\d{2}\/\d{2}\/[^/]+$/.test(href)));
  assert.ok(address, `no link to the published article at ${page.url()}`);
  return address;
}

/** Takes an article down with a reason. */
export async function withdraw(page, form, reason) {
  await page.goto(`${form}/withdraw`);
  await fill(page, { reason });
  return send(page);
}

/** Draws a photo, so that no picture need be kept here; another colour of the hills makes another photo. */
export async function drawPhoto(browser, name = 'hills.jpg', hills = '#3b4a3f') {
  const page = await browser.newPage();
  const url = await page.evaluate((hills) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1000 });
    const ink = canvas.getContext('2d');
    const sky = ink.createLinearGradient(0, 0, 0, 1000);
    sky.addColorStop(0, '#93a9b8');
    sky.addColorStop(1, '#e6d9c3');
    ink.fillStyle = sky;
    ink.fillRect(0, 0, 1600, 1000);
    ink.fillStyle = hills;
    ink.beginPath();
    ink.moveTo(0, 1000);
    for (let x = 0; x <= 1600; x += 20) ink.lineTo(x, 640 - 120 * Math.sin(x / 210) - 40 * Math.sin(x / 47));
    ink.lineTo(1600, 1000);
    ink.fill();
    return canvas.toDataURL('image/jpeg', 0.9);
  }, hills);
  await page.close();
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(url.split(',')[1], 'base64') };
}
