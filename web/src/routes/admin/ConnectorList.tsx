/** All connectors and how they are. */

import { useQuery } from '@tanstack/react-query';
import { Table, TableCell, TableHeaderCell, TableHeaderRow, TableRow, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { listConnectors } from '../../api/administration.ts';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { RouteLink } from '../../components/RouteLink.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { connectorPath, REFRESH_MILLISECONDS } from './paths.ts';
import styles from './route.module.css';
import { StatusTag } from './StatusTag.tsx';

export function ConnectorList({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation(['admin', 'common']);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['connectors'],
    queryFn: listConnectors,
    refetchInterval: REFRESH_MILLISECONDS,
  });
  return (
    <>
      <ColumnHead title={t('tab.connectors')} onRefresh={() => void refetch()} />
      <ProblemStrip error={error} />
      {data?.length === 0 ? (
        <p>
          {t('noConnectors')} <RouteLink to="/cockpit/destinations">{t('toDestinations')}</RouteLink>
        </p>
      ) : (
        <Table
          accessibleName={t('tab.connectors')}
          overflowMode="Popin"
          loading={isPending}
          noDataText={t('common:loading')}
          headerRow={
            <TableHeaderRow>
              <TableHeaderCell minWidth="10rem" importance={5}>
                {t('id')}
              </TableHeaderCell>
              <TableHeaderCell minWidth="16rem" importance={4}>
                {t('statusColumn')}
              </TableHeaderCell>
              <TableHeaderCell minWidth="9rem">{t('providerType')}</TableHeaderCell>
              <TableHeaderCell minWidth="12rem">{t('url')}</TableHeaderCell>
              <TableHeaderCell minWidth="6rem" horizontalAlign="End">
                {t('stored')}
              </TableHeaderCell>
              <TableHeaderCell minWidth="7rem">{t('reachable')}</TableHeaderCell>
            </TableHeaderRow>
          }
        >
          {data?.map(connector => (
            <TableRow key={connector.id} rowKey={connector.id} navigated={connector.id === selected}>
              <TableCell>
                <RouteLink to={connectorPath(connector.id)}>{connector.id}</RouteLink>
              </TableCell>
              <TableCell>
                <div>
                  <StatusTag status={connector.status} />
                  <span className={styles.meaning}>{t(`meaning.${connector.status}`)}</span>
                  {connector.message && <span className={styles.meaning}>{connector.message}</span>}
                </div>
              </TableCell>
              <TableCell>
                <Text>{connector.providerType}</Text>
              </TableCell>
              <TableCell>
                <Text className={styles.text}>{connector.url}</Text>
              </TableCell>
              <TableCell>
                <Text>{connector.counts.stored}</Text>
              </TableCell>
              <TableCell>
                <Text>{t(connector.reachable ? 'yes' : 'no')}</Text>
              </TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </>
  );
}
