import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds a running docket. */
const docket = process.env.DOCKET_URL ?? 'http://127.0.0.1:8080';

/** docket's own addresses, which the development server hands on. */
const served = [
  '/task-center-service',
  '/destination-configuration',
  '/cockpit-api',
  '/oauth',
  '/login',
  '/logout.do',
  '/set-up',
  '/favicon.ico',
  '/openapi.json',
];

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // The texts and themes of the components are JSON; as code they load like any other lazy part.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(served.map(path => [path, { target: docket, changeOrigin: true }])),
  },
});
