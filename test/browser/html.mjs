// The Nu HTML Checker, one run over every page that was saved.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

/**
 * Checks pages as HTML.
 * @param {Map<string, string>} pages name → HTML
 * @returns {Promise<Map<string, string[]>>} name → what is wrong with it
 */
export async function checkHTML(pages) {
  const dir = await mkdtemp(path.join(tmpdir(), 'dateline-html-'));
  try {
    const names = [...pages.keys()];
    const files = names.map((_, i) => path.join(dir, `${i}.html`));
    await Promise.all(files.map((file, i) => writeFile(file, pages.get(names[i]))));
    const { stdout } = await promisify(execFile)('java',
      ['-Xss1m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files], { maxBuffer: 64 << 20 });
    const faults = new Map(names.map((name) => [name, []]));
    for (const m of JSON.parse(stdout).messages) {
      const name = names[files.findIndex((file) => m.url?.endsWith(file))];
      if (!name) throw new Error(`the checker itself failed: ${m.message}`);
      faults.get(name).push(`line ${m.lastLine}: ${m.subType ?? m.type}: ${m.message}\n    ${m.extract ?? ''}`);
    }
    return faults;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
