/** One request, as it is: no redirect followed, nothing decoded. */

import http, { type IncomingHttpHeaders } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import { gunzipSync } from 'node:zlib';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests
  json: any;
  milliseconds: number;
}

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as a form. */
  form?: Record<string, string>;
  options?: RequestOptions;
}

export async function call(url: string, { method, headers, form, options }: Call = {}): Promise<Answer> {
  const started = performance.now();
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const all: Record<string, string> = { ...headers };
  if (body !== undefined) {
    all['content-type'] = 'application/x-www-form-urlencoded;charset=UTF-8';
    all['content-length'] = String(Buffer.byteLength(body));
  }
  return new Promise((done, failed) => {
    const client = url.startsWith('https:') ? https : http;
    const request = client.request(
      url,
      { method: method ?? (form ? 'POST' : 'GET'), headers: all, agent: false, ...options },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString(
            'utf8',
          );
          let json: unknown;
          try {
            json = JSON.parse(text);
          } catch {
            json = undefined;
          }
          const milliseconds = performance.now() - started;
          done({ status: response.statusCode ?? 0, headers: response.headers, text, json, milliseconds });
        });
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}
