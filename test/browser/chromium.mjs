// Debian's Chromium (or a Mac's), driven without a download of a browser.
import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * @param {string[]} args more of them for Chromium
 * @returns {Promise<import('playwright-core').Browser>} a browser; CHROMIUM names another program to use.
 */
export function launchChromium(args = []) {
  const executablePath = places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!executablePath) throw new Error('no Chromium here; set CHROMIUM to its path');
  return chromium.launch({ executablePath, args });
}
