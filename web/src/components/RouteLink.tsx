/** A link to another page of the web app. */

import { Link } from '@ui5/webcomponents-react';
import type { PropsWithChildren } from 'react';
import { useNavigate } from 'react-router';

export function RouteLink({ to, children }: PropsWithChildren<{ to: string }>) {
  const navigate = useNavigate();
  return (
    <Link
      href={to}
      onClick={event => {
        const { ctrlKey, metaKey, shiftKey } = event.detail;
        if (ctrlKey || metaKey || shiftKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </Link>
  );
}
