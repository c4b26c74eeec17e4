/** The addresses of the web app. Each part is loaded when somebody first goes there. */

import { lazy, Suspense } from 'react';
import { createBrowserRouter } from 'react-router';
import { Shell } from './components/Shell.tsx';

/** Loaded only when it is needed: its pictures are larger than many a page. */
const Failure = lazy(() => import('./routes/failure.tsx').then(page => ({ default: page.Failure })));
const NotFound = lazy(() => import('./routes/failure.tsx').then(page => ({ default: page.NotFound })));

export const router = createBrowserRouter([
  {
    path: '/',
    element: <Shell />,
    // Nothing until the first part is loaded: a frame around nothing would be no page.
    hydrateFallbackElement: <></>,
    errorElement: (
      <Suspense>
        <Failure />
      </Suspense>
    ),
    children: [
      {
        errorElement: <Failure />,
        children: [
          { index: true, lazy: () => import('./routes/inbox/route.tsx') },
          { path: 'tasks/*', lazy: () => import('./routes/inbox/route.tsx') },
          {
            path: 'cockpit',
            lazy: () => import('./routes/cockpit/route.tsx'),
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('./routes/cockpit/route.tsx')).FirstSection }),
              },
              { path: 'destinations', lazy: () => import('./routes/cockpit/destinations/route.tsx') },
              {
                path: 'destinations/~create',
                lazy: () => import('./routes/cockpit/destinations/create.tsx'),
              },
              {
                path: 'destinations/~import',
                lazy: () => import('./routes/cockpit/destinations/import.tsx'),
              },
              { path: 'destinations/:name', lazy: () => import('./routes/cockpit/destinations/details.tsx') },
              { path: 'trust', lazy: () => import('./routes/cockpit/trust/route.tsx') },
              { path: 'certificates/*', lazy: () => import('./routes/cockpit/certificates/route.tsx') },
              { path: 'fragments/*', lazy: () => import('./routes/cockpit/fragments/route.tsx') },
              { path: 'instances/*', lazy: () => import('./routes/cockpit/instances/route.tsx') },
              { path: 'boosters/*', lazy: () => import('./routes/cockpit/boosters/route.tsx') },
              {
                path: 'connect-successfactors',
                lazy: () => import('./routes/cockpit/connect/route.tsx'),
              },
              { path: 'users/*', lazy: () => import('./routes/cockpit/users/route.tsx') },
              {
                path: 'identity-providers/*',
                lazy: () => import('./routes/cockpit/identity-providers/route.tsx'),
              },
              {
                path: 'role-collections/*',
                lazy: () => import('./routes/cockpit/role-collections/route.tsx'),
              },
              { path: '*', element: <NotFound /> },
            ],
          },
          { path: 'admin/*', lazy: () => import('./routes/admin/route.tsx') },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
