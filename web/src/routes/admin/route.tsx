/** `/admin`: connectors with their jobs (`/admin/connectors/<id>/<jobType>`), and the service status. */

import { Tab, TabContainer } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useTitle } from '../../components/useTitle.ts';
import { Connectors } from './Connectors.tsx';
import styles from './route.module.css';
import { ServiceStatusTable } from './ServiceStatusTable.tsx';

const tabs = [
  { name: 'connectors', path: '/admin/connectors' },
  { name: 'service-status', path: '/admin/service-status' },
] as const;

export function Component() {
  const { t } = useTranslation('admin');
  useTitle(t('title'));
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const current = tabs.find(tab => pathname.startsWith(tab.path)) ?? tabs[0];
  const page = (
    <Routes>
      <Route index element={<Navigate to="/admin/connectors" replace />} />
      <Route path="connectors/:id?/:jobType?" element={<Connectors />} />
      <Route path="service-status" element={<ServiceStatusTable />} />
      <Route path="*" element={<Navigate to="/admin/connectors" replace />} />
    </Routes>
  );
  return (
    <div className={styles.admin}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <TabContainer
        className={styles.tabs}
        onTabSelect={event => {
          const chosen = tabs.find(tab => tab.name === event.detail.tab.dataset.tab);
          if (chosen) navigate(chosen.path);
        }}
      >
        {tabs.map(tab => (
          <Tab key={tab.name} text={t(`tab.${tab.name}`)} data-tab={tab.name} selected={tab === current}>
            {tab === current && page}
          </Tab>
        ))}
      </TabContainer>
    </div>
  );
}
