// An editor's passkey, on an authenticator that the browser plays. Passkeys are bound to a name, so the site is at localhost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import { editor, fill, press, setUp } from './desk.mjs';
import { checkAccessibility, checkWidth } from './inspect.mjs';
import { startProgram } from './program.mjs';

let program, browser, root;

before(async () => {
  const port = 20000 + Math.floor(Math.random() * 20000);
  root = `http://localhost:${port}/`;
  [program, browser] = await Promise.all([
    startProgram(['--listen', `127.0.0.1:${port}`, '--base-url', root.slice(0, -1)]), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** Answers for a person with a key in their computer. */
async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
  } });
  return session;
}

test('a passkey is made, asked for at sign-in, and is in the record', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await authenticator(page);
  await setUp(page, program.setup);
  await page.goto(`${root}desk/account/second-factor`);
  await press(page, '#new-passkey button');
  await checkAccessibility(page);
  await fill(page, { name: 'blue key' });
  await page.locator('#passkey button').click(); // the form goes when the device has answered
  await page.locator('.desk-codes').waitFor();
  assert.equal(await page.locator('.desk-codes li').count(), 10, `no recovery codes at ${page.url()}`);
  await checkAccessibility(page);

  await page.goto(`${root}desk/account/second-factor`);
  assert.match(await page.locator('.desk-passkeys').innerText(), /blue key/);
  await checkAccessibility(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await checkWidth(page);

  await press(page, '.desk-who form button');
  await fill(page, { email: editor.email, password: editor.password });
  await press(page, 'main form button');
  assert.match(page.url(), /second-factor/, 'the password alone signs in');
  await checkAccessibility(page);
  await page.locator('#passkey button').click();
  await page.waitForURL(/\/desk$/); // the start page

  await page.goto(`${root}desk/audit?action=editor.passkey.add`);
  assert.match(await page.locator('main table').innerText(), /added a passkey/);
  await context.close();
});

test('another device is refused', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await authenticator(page);
  await page.goto(`${root}desk/sign-in`);
  await fill(page, { email: editor.email, password: editor.password });
  await press(page, 'main form button');
  await page.locator('#passkey button').click();
  await page.locator('#passkey [data-trouble]').waitFor({ state: 'visible', timeout: 10_000 });
  await page.goto(`${root}desk/articles`);
  assert.match(page.url(), /sign-in/);
  await context.close();
});
