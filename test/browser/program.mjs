// The program under test: bin/dateline on a port of its own choosing, with a private data folder that holds the
// example archive.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const binary = fileURLToPath(new URL('../../bin/dateline', import.meta.url));
const patience = 180_000; // a first start may fetch PostgreSQL

/**
 * Starts the program and waits until it serves.
 * @param {string[]} flags more of them for `dateline serve`
 * @returns {Promise<{read: string, setup: string, run: (...args: string[]) => Promise<string>, crash: () => Promise<void>, resume: () => Promise<void>, stop: () => Promise<void>}>}
 *   where readers read, where the first editor is set up, what another command on the same data prints, how to kill it, start it
 *   again where it was, and end it.
 */
export async function startProgram(flags = []) {
  const data = await mkdtemp(path.join(tmpdir(), 'dateline-'));
  // The settings of whoever runs this are not those of the test.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATELINE_|DATABASE_URL$)/.test(name)));
  env.DATELINE_DATA = data;
  env.DATELINE_REPLY_DAYS = '0'; // the examples grow old, and are replied to all the same
  let child, said, ended;
  const start = (listen) => {
    said = '';
    child = spawn(binary, ['serve', '--demo-if-empty', '--listen', listen, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    ended = new Promise((resolve) => child.once('close', resolve));
  };
  const crash = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  start('127.0.0.1:0');
  try {
    const run = async (...args) => (await promisify(execFile)(binary, args, { env })).stdout;
    const { read, setup } = await addresses();
    const resume = async () => {
      start(new URL(read).host);
      await addresses(true);
    };
    return { read, setup, run, crash, resume, stop };
  } catch (err) {
    await stop();
    throw err;
  }

  function addresses(known = false) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no address after ${patience / 1000} s; it said:\n${said}`)), patience);
      const listen = (chunk) => {
        said += chunk;
        const read = /^Read:\s+(http\S+)/m.exec(said);
        const setup = /^Sign in:\s+(http\S+\/desk\/setup\?token=\S+)\n/m.exec(said);
        if (read && (setup || known)) {
          clearTimeout(late);
          resolve({ read: read[1], setup: setup?.[1] });
        }
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(late);
        reject(new Error(`it ended with ${code}:\n${said}`));
      });
    });
  }
}
