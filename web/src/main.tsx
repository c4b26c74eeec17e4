/** Starts the web app: language and appearance first, so that nothing is drawn twice. */

import './i18n/componentLanguage.ts';
import '@ui5/webcomponents-react/styles.css';
import './styles.css';

import { ThemeProvider } from '@ui5/webcomponents-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { QueryProvider } from './api/query.tsx';
import { applyAppearance } from './appearance/appearance.ts';
import { startTranslation } from './i18n/i18n.ts';
import { router } from './router.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');

await Promise.all([startTranslation(), applyAppearance()]);

createRoot(root).render(
  <StrictMode>
    <ThemeProvider staticCssInjected>
      <QueryProvider>
        <RouterProvider router={router} />
      </QueryProvider>
    </ThemeProvider>
  </StrictMode>,
);
