/** The runs of one kind of job, newest first, with what they said. */

import { useQuery } from '@tanstack/react-query';
import { BusyIndicator } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { type Job, type JobType, listJobs } from '../../api/administration.ts';
import { formatDuration, formatExactMoment } from '../../components/moment.ts';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { REFRESH_MILLISECONDS } from './paths.ts';
import styles from './route.module.css';
import { durationOf, newestFirst } from './runs.ts';
import { StatusTag } from './StatusTag.tsx';

interface Props {
  id: string;
  jobType: string;
  onClose: () => void;
}

export function JobRuns({ id, jobType, onClose }: Props) {
  const { t } = useTranslation('admin');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['connectors', id, jobType],
    // It stands in the address, where it may be misspelt: the server says so.
    queryFn: () => listJobs(id, jobType as JobType),
    refetchInterval: REFRESH_MILLISECONDS,
  });
  return (
    <>
      <ColumnHead title={t('runsOf', { jobType })} onRefresh={() => void refetch()} onClose={onClose} />
      <ProblemStrip error={error} />
      <BusyIndicator active={isPending} delay={300} />
      {data?.length === 0 && <p>{t('noRuns')}</p>}
      <ol className={styles.runs}>
        {newestFirst(data ?? []).map(job => (
          <Run key={job.startedAt} job={job} />
        ))}
      </ol>
    </>
  );
}

function Run({ job }: { job: Job }) {
  const { t } = useTranslation('admin');
  const duration = durationOf(job);
  return (
    <li className={styles.run}>
      <StatusTag status={job.status} /> <span className={styles.text}>{job.message}</span>
      <div className={styles.facts}>
        <span>{t('start', { time: formatExactMoment(job.startedAt) })}</span>
        <span>{job.finishedAt ? t('end', { time: formatExactMoment(job.finishedAt) }) : t('notEnded')}</span>
        {duration !== null && <span>{t('duration', { duration: formatDuration(duration) })}</span>}
        <span>{t('counts', { ...job.counts })}</span>
      </div>
      {job.logs.length > 0 && (
        <ul className={styles.logs}>
          {job.logs.map(log => (
            <li key={`${log.at} ${log.text}`} className={styles.text}>
              {formatExactMoment(log.at)} {log.level} {log.text}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
