/** How what concerns all connectors and all people is. */

import { useQuery } from '@tanstack/react-query';
import { Table, TableCell, TableHeaderCell, TableHeaderRow, TableRow, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { listServiceStatus } from '../../api/administration.ts';
import { formatExactMoment } from '../../components/moment.ts';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { REFRESH_MILLISECONDS } from './paths.ts';
import styles from './route.module.css';
import { StatusTag } from './StatusTag.tsx';

export function ServiceStatusTable() {
  const { t } = useTranslation(['admin', 'common']);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['service-status'],
    queryFn: listServiceStatus,
    refetchInterval: REFRESH_MILLISECONDS,
  });
  return (
    <div className={styles.column}>
      <ColumnHead title={t('tab.service-status')} onRefresh={() => void refetch()} />
      <ProblemStrip error={error} />
      <Table
        accessibleName={t('tab.service-status')}
        overflowMode="Popin"
        loading={isPending}
        noDataText={t('common:loading')}
        headerRow={
          <TableHeaderRow>
            <TableHeaderCell minWidth="12rem" importance={5}>
              {t('code')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="7rem" importance={4}>
              {t('statusColumn')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="16rem">{t('message')}</TableHeaderCell>
            <TableHeaderCell minWidth="11rem">{t('modifiedAt')}</TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {data?.map(entry => (
          <TableRow key={entry.code} rowKey={entry.code}>
            <TableCell>
              <Text>{entry.code}</Text>
            </TableCell>
            <TableCell>
              <StatusTag status={entry.status} />
            </TableCell>
            <TableCell>
              <Text>{entry.message}</Text>
            </TableCell>
            <TableCell>
              <Text>{entry.modifiedAt ? formatExactMoment(entry.modifiedAt) : '–'}</Text>
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </div>
  );
}
