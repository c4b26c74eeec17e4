/** The `docket` program as an administrator on the server uses it. */

import { spawn } from 'node:child_process';
import { binary } from '../../browser/src/program.ts';
import type { Docket } from '../../browser/src/servers.ts';

export interface Outcome {
  code: number | null;
  output: string;
}

/** Runs a command against the server's own data directory. */
export async function run(docket: Docket, words: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(binary(), [...words, '--data-dir', docket.program.dataDirectory], {
    env: Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('DOCKET_'))),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>(done => child.once('close', done));
  return { code, output };
}

/** The same for a command that must work. */
export async function must(docket: Docket, words: readonly string[], input = ''): Promise<string> {
  const { code, output } = await run(docket, words, input);
  if (code !== 0) throw new Error(`docket ${words.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
