/** The head of a page, with what can be done on it, and below it the page. */

import { Title } from '@ui5/webcomponents-react';
import type { PropsWithChildren, ReactNode } from 'react';
import styles from './Page.module.css';

interface Props {
  title: string;
  /** Where the page belongs: a link back. */
  above?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
  /** What the page is for. */
  intro?: ReactNode;
}

export function Page({ title, above, actions, intro, children }: PropsWithChildren<Props>) {
  return (
    <div className={styles.page}>
      {above}
      <header className={styles.head}>
        <Title level="H1" size="H3" className={styles.title}>
          {title}
        </Title>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </div>
  );
}
