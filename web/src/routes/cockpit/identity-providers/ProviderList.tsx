/** All identity providers, in the order of the sign-in page, and whether passwords count beside them. */

import '@ui5/webcomponents-icons/dist/add.js';
import {
  Button,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Tag,
  Text,
} from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { Passwords } from './Passwords.tsx';
import { CREATE, pathOf } from './paths.ts';
import styles from './providers.module.css';
import { useProviders } from './queries.ts';

export function ProviderList() {
  const { t } = useTranslation(['providers', 'common']);
  useTitle(t('title'));
  const navigate = useNavigate();
  const { data, error, isPending } = useProviders();
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <Button icon="add" design="Emphasized" onClick={() => navigate(CREATE)}>
          {t('create')}
        </Button>
      }
    >
      <ProblemStrip error={error} />
      <Table
        accessibleName={t('title')}
        overflowMode="Popin"
        loading={isPending}
        noDataText={isPending ? t('common:loading') : t('none')}
        headerRow={
          <TableHeaderRow sticky>
            <TableHeaderCell minWidth="12rem" importance={5}>
              {t('displayName')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="7rem">{t('name')}</TableHeaderCell>
            <TableHeaderCell minWidth="16rem">{t('issuer')}</TableHeaderCell>
            <TableHeaderCell minWidth="7rem" width="9rem" importance={4}>
              {t('status')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="5rem" width="7rem">
              {t('position')}
            </TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {data?.map(one => (
          <TableRow key={one.name} rowKey={one.name}>
            <TableCell>
              <RouteLink to={pathOf(one.name)}>{one.displayName}</RouteLink>
            </TableCell>
            <TableCell>
              <Text>{one.name}</Text>
            </TableCell>
            <TableCell>
              <Text className={styles.breakable}>{one.issuer}</Text>
            </TableCell>
            <TableCell>
              <Tag design={one.enabled ? 'Positive' : 'Neutral'} hideStateIcon>
                {t(one.enabled ? 'on' : 'off')}
              </Tag>
            </TableCell>
            <TableCell>
              <Text>{one.position}</Text>
            </TableCell>
          </TableRow>
        ))}
      </Table>
      <Passwords />
    </Page>
  );
}
