// What must hold on every page, whoever reads it.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';

/**
 * Visits a page and returns the HTML that was sent, having checked its status, that it asks only its own site for
 * anything, and that nothing in it breaks its Content-Security-Policy.
 */
export async function visit(page, address, status) {
  const complaints = [];
  const asked = [];
  const onConsole = (message) => /Content Security Policy|Refused to/i.test(message.text()) && complaints.push(message.text());
  const onRequest = (request) => asked.push(request.url());
  page.on('console', onConsole);
  page.on('request', onRequest);
  try {
    const response = await page.goto(address, { waitUntil: 'load' });
    assert.equal(response.status(), status, `status of ${address}`);
    assert.ok(response.headers()['content-security-policy'], `${address} has no Content-Security-Policy`);
    const { origin } = new URL(address);
    const strangers = asked.filter((url) => !url.startsWith('data:') && new URL(url).origin !== origin);
    assert.deepEqual(strangers, [], `${address} asks other sites`);
    assert.deepEqual(complaints, [], `${address} breaks its own policy`);
    return await response.text();
  } finally {
    page.off('console', onConsole);
    page.off('request', onRequest);
  }
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };

/** Checks the open page as it stands: light on a wide screen, dark on a phone, and magnified to 200 %. */
export async function checkPage(page) {
  for (const [colorScheme, viewport] of [['light', wide], ['dark', narrow]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    await checkAccessibility(page);
  }
  await checkWidth(page);
  // A wide window at 200 % has half as many CSS pixels, each drawn with twice as many.
  const zoom = await page.context().newCDPSession(page);
  await zoom.send('Emulation.setDeviceMetricsOverride', { width: wide.width / 2, height: wide.height / 2, deviceScaleFactor: 2, mobile: false });
  await checkWidth(page);
  await zoom.send('Emulation.clearDeviceMetricsOverride');
  await zoom.detach();
}

/** Fails with every rule of axe that the open page breaks, and where. It never ends where scripts are off. */
export async function checkAccessibility(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((v) => `${v.id} (${v.impact}): ${v.help}\n${v.nodes.map((n) => `    ${n.target.join(' ')}: ${n.html.slice(0, 160)}\n      ${n.any.concat(n.all, n.none).map((c) => c.message).join('; ')}`).join('\n')}`);
  assert.equal(found.length, 0, `${page.url()}\n  ${found.join('\n  ')}`);
}

/** Fails when the open page is wider than the window, naming what sticks out. */
export async function checkWidth(page) {
  const { over, culprits } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - width;
    const wide = over > 0 ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > width + 1) : [];
    return { over, culprits: wide.slice(0, 5).map((e) => `${e.tagName.toLowerCase()}.${e.className}`) };
  });
  assert.ok(over <= 0, `${page.url()} is ${over} px wider than the window: ${culprits.join(', ')}`);
}

/** Fails unless the open page says something with scripts off: a heading and a main part that has text. */
export async function checkContent(page) {
  assert.ok(await page.locator('h1').count(), `${page.url()} has no heading`);
  const text = await page.locator('main').innerText();
  assert.ok(text.trim().length > 0, `${page.url()} has an empty main part`);
}
