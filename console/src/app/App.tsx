import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router';
import Spinner from '@cloudscape-design/components/spinner';
import { ConfirmProvider } from '../widgets/Confirm';
import { NotificationsProvider } from './notifications';
import { NotFound, PageFailure } from './PageFailure';
import { Shell } from './Shell';
import { SignIn } from './SignIn';

/** Each page is loaded when it is first opened; the editor and the graph come with the pages that show them. */
function page(load: () => Promise<{ default: ComponentType }>) {
  const Page = lazy(load);
  return (
    <Suspense fallback={<Spinner size="large" />}>
      <Page />
    </Suspense>
  );
}

const router = createBrowserRouter(
  [
    {
      element: (
        <Shell>
          <Outlet />
        </Shell>
      ),
      errorElement: <PageFailure />,
      children: [
        {
          errorElement: <PageFailure />,
          children: [
            { path: '/', element: page(() => import('../pages/home/HomePage')) },
            { path: '/machines', element: page(() => import('../pages/machines/MachinesPage')) },
            { path: '/machines/new', element: page(() => import('../pages/editor/EditorPage')) },
            { path: '/machines/:arn', element: page(() => import('../pages/machine/MachinePage')) },
            { path: '/machines/:arn/edit', element: page(() => import('../pages/editor/EditorPage')) },
            { path: '/machines/:arn/compare', element: page(() => import('../pages/compare/ComparePage')) },
            { path: '/executions', element: page(() => import('../pages/executions/ExecutionsPage')) },
            { path: '/executions/:arn', element: page(() => import('../pages/execution/ExecutionPage')) },
            { path: '/pending', element: page(() => import('../pages/pending/PendingPage')) },
            { path: '/test-state', element: page(() => import('../pages/test/TestStatePage')) },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);

export function App() {
  return (
    <NotificationsProvider>
      <ConfirmProvider>
        <RouterProvider router={router} />
        <SignIn />
      </ConfirmProvider>
    </NotificationsProvider>
  );
}
