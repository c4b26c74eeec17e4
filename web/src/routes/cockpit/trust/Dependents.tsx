/** Where docket is trusted by the active certificate. */

import { Table, TableCell, TableHeaderCell, TableHeaderRow, TableRow, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { pathOf } from '../destinations/paths.ts';
import type { TrustDependent } from './queries.ts';
import styles from './trust.module.css';

export function Dependents({ dependents }: { dependents: readonly TrustDependent[] }) {
  const { t } = useTranslation('trust');
  return (
    <Table
      accessibleName={t('dependents')}
      overflowMode="Popin"
      noDataText={t('noDependents')}
      headerRow={
        <TableHeaderRow>
          <TableHeaderCell minWidth="12rem" importance={3}>
            {t('destination')}
          </TableHeaderCell>
          <TableHeaderCell minWidth="16rem">{t('tokenService')}</TableHeaderCell>
          <TableHeaderCell minWidth="14rem">{t('authentication')}</TableHeaderCell>
          <TableHeaderCell minWidth="8rem">{t('connector')}</TableHeaderCell>
        </TableHeaderRow>
      }
    >
      {dependents.map(one => (
        <TableRow key={`${one.instanceId ?? ''}/${one.name}`} rowKey={`${one.instanceId ?? ''}/${one.name}`}>
          <TableCell>
            {one.instanceId === null ? (
              <RouteLink to={pathOf(one.name)}>{one.name}</RouteLink>
            ) : (
              <Text className={styles.breakable}>{t('ofInstance', { name: one.name })}</Text>
            )}
          </TableCell>
          <TableCell>
            <Text className={styles.breakable}>{one.tokenService ?? '–'}</Text>
          </TableCell>
          <TableCell>
            <Text>{one.authentication}</Text>
          </TableCell>
          <TableCell>
            <Text>{t(one.connector ? 'isConnector' : 'noConnector')}</Text>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
