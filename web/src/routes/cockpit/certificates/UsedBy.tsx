/** The destinations that name a certificate. */

import { Text } from '@ui5/webcomponents-react';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { pathOf } from '../destinations/paths.ts';
import styles from './certificates.module.css';
import type { Certificate } from './queries.ts';

export function UsedBy({ certificate }: { certificate: Pick<Certificate, 'usedBy'> }) {
  const names = [...new Set(certificate.usedBy.map(use => use.destination))];
  if (names.length === 0) return <Text>–</Text>;
  return (
    <ul className={styles.names}>
      {names.map(name => (
        <li key={name}>
          <RouteLink to={pathOf(name)}>{name}</RouteLink>
        </li>
      ))}
    </ul>
  );
}
