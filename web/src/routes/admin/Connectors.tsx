/** Connectors, the jobs of the selected one and the runs of the selected job, side by side or one after the other. */

import { FlexibleColumnLayout } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ConnectorList } from './ConnectorList.tsx';
import { JobList } from './JobList.tsx';
import { JobRuns } from './JobRuns.tsx';
import { connectorPath } from './paths.ts';
import styles from './route.module.css';

export function Connectors() {
  const { t } = useTranslation('admin');
  const { id, jobType } = useParams();
  const navigate = useNavigate();
  return (
    <FlexibleColumnLayout
      className={styles.columns}
      disableResizing
      layout={jobType ? 'ThreeColumnsEndExpanded' : id ? 'TwoColumnsMidExpanded' : 'OneColumn'}
      accessibilityAttributes={{
        startColumn: { role: 'region', name: t('tab.connectors') },
        midColumn: { role: 'region', name: t('jobs') },
        endColumn: { role: 'region', name: t('runs') },
      }}
      startColumn={
        <div className={styles.column}>
          <ConnectorList selected={id} />
        </div>
      }
      midColumn={
        <div className={styles.column}>
          {id && <JobList id={id} selected={jobType} onClose={() => navigate(connectorPath())} />}
        </div>
      }
      endColumn={
        <div className={styles.column}>
          {id && jobType && <JobRuns id={id} jobType={jobType} onClose={() => navigate(connectorPath(id))} />}
        </div>
      }
    />
  );
}
