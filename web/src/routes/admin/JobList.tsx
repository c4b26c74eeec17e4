/** The newest run of each kind of job of a connector. */

import { useQuery } from '@tanstack/react-query';
import { Table, TableCell, TableHeaderCell, TableHeaderRow, TableRow, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { showConnector } from '../../api/administration.ts';
import { formatExactMoment } from '../../components/moment.ts';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { RouteLink } from '../../components/RouteLink.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { connectorPath, REFRESH_MILLISECONDS } from './paths.ts';
import { StatusTag } from './StatusTag.tsx';

interface Props {
  id: string;
  selected: string | undefined;
  onClose: () => void;
}

export function JobList({ id, selected, onClose }: Props) {
  const { t } = useTranslation(['admin', 'common']);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['connectors', id],
    queryFn: () => showConnector(id),
    refetchInterval: REFRESH_MILLISECONDS,
  });
  return (
    <>
      <ColumnHead title={id} onRefresh={() => void refetch()} onClose={onClose} />
      <ProblemStrip error={error} />
      <Table
        accessibleName={t('jobsOf', { id })}
        overflowMode="Popin"
        loading={isPending}
        noDataText={isPending ? t('common:loading') : t('noJobs')}
        headerRow={
          <TableHeaderRow>
            <TableHeaderCell minWidth="6rem" importance={5}>
              {t('jobType')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="7rem" importance={4}>
              {t('statusColumn')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="16rem">{t('message')}</TableHeaderCell>
            <TableHeaderCell minWidth="11rem">{t('lastRun')}</TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {data?.jobs.map(job => (
          <TableRow key={job.jobType} rowKey={job.jobType} navigated={job.jobType === selected}>
            <TableCell>
              <RouteLink to={connectorPath(id, job.jobType)}>{job.jobType}</RouteLink>
            </TableCell>
            <TableCell>
              <StatusTag status={job.status} />
            </TableCell>
            <TableCell>
              <Text>{job.message}</Text>
            </TableCell>
            <TableCell>
              <Text>{formatExactMoment(job.finishedAt ?? job.startedAt)}</Text>
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </>
  );
}
