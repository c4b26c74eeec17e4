/** The built program, running on free ports with a data directory of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** How long the program may take to start: making keys takes seconds on a busy machine. */
const PATIENCE_MS = 90_000;
const READY = ' is ready at ';
const root = resolve(import.meta.dirname, '../../..');

/** The program under test: `DOCKET_BINARY`, or what `cargo build` left behind. */
export function binary(): string {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const path = process.env.DOCKET_BINARY ?? join(resolve(root, target), 'debug/docket');
  if (existsSync(path)) return path;
  throw new Error(
    `${path} is missing; build it with "cargo build --workspace", or name the program with DOCKET_BINARY`,
  );
}

/** A running process; `stop` ends it and takes its directory away. */
export class Program {
  /** Everything printed so far, standard output and log. */
  readonly lines: string[] = [];
  readonly dataDirectory: string;
  private readonly directory = mkdtempSync(join(tmpdir(), 'docket-browser-'));
  private readonly process: ChildProcess;
  private readonly ended: Promise<void>;
  private listeners: (() => void)[] = [];

  constructor(
    private readonly name: string,
    command: readonly string[],
    environment: Record<string, string> = {},
  ) {
    this.dataDirectory = join(this.directory, 'data');
    const kept = Object.entries(process.env).filter(([key]) => !key.startsWith('DOCKET_'));
    this.process = spawn(binary(), [...command, '--data-dir', this.dataDirectory], {
      cwd: this.directory,
      env: { ...Object.fromEntries(kept), ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', line => this.heard(line));
    }
    this.ended = new Promise(done => {
      this.process.once('exit', () => {
        done();
        this.heard('(the program has ended)');
      });
    });
  }

  private heard(line: string): void {
    this.lines.push(line);
    for (const listener of this.listeners) listener();
  }

  /** Waits until the program has printed something from which `find` gets a value. */
  async said<T>(what: string, find: (lines: readonly string[]) => T | undefined): Promise<T> {
    return new Promise((found, failed) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.listeners = this.listeners.filter(listener => listener !== look);
        act();
      };
      const fail = (reason: string) =>
        settle(() => failed(new Error(`${this.name} ${reason} before it said ${what}:\n${this.log()}`)));
      const look = () => {
        const value = find(this.lines);
        if (value !== undefined) settle(() => found(value));
        else if (this.process.exitCode !== null) fail('ended');
      };
      const timer = setTimeout(() => fail('took too long'), PATIENCE_MS);
      this.listeners.push(look);
      look();
    });
  }

  /** The address the program says it is reached at. */
  async url(): Promise<string> {
    return this.said('where it is', lines => {
      const line = lines.find(candidate => candidate.includes(READY));
      return line?.split(READY)[1]?.trim().replace(/\/$/, '');
    });
  }

  /** A file of the data directory, as JSON. */
  facts<T>(file: string): T {
    return JSON.parse(readFileSync(join(this.dataDirectory, file), 'utf8')) as T;
  }

  log(): string {
    return this.lines.join('\n');
  }

  /** Asks the program to stop and waits for it. */
  async stop(): Promise<void> {
    this.process.stdin?.end();
    const force = setTimeout(() => this.process.kill('SIGKILL'), 15_000);
    await this.ended;
    clearTimeout(force);
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** The same for a program that stops on a signal alone. */
  async interrupt(): Promise<void> {
    this.process.kill('SIGINT');
    await this.stop();
  }
}
