/** The program's own command line, as an administrator types it. */

import { execFileSync } from 'node:child_process';
import { binary } from '../../browser/src/program.ts';

/** Runs a command against the server of a data directory and gives what it prints. */
export function docket(dataDirectory: string, args: readonly string[], input = ''): string {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKET_'));
  return execFileSync(binary(), [...args, '--data-dir', dataDirectory], {
    encoding: 'utf8',
    env: Object.fromEntries(kept),
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
