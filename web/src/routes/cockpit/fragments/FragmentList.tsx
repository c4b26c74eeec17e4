/** All fragments of the subaccount. */

import {
  Button,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Text,
} from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { useRights } from '../destinations/queries.ts';
import styles from './fragments.module.css';
import { CREATE, pathOf } from './paths.ts';
import { NAME, useFragments } from './queries.ts';

export function FragmentList() {
  const { t } = useTranslation(['fragments', 'common']);
  useTitle(t('title'));
  const navigate = useNavigate();
  const rights = useRights();
  const { data, error, isPending } = useFragments();
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        rights.write && (
          <Button design="Emphasized" onClick={() => navigate(CREATE)}>
            {t('create')}
          </Button>
        )
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
              {t('name')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="20rem">{t('properties')}</TableHeaderCell>
            <TableHeaderCell minWidth="11rem">{t('changed')}</TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {data?.map(({ properties, secrets, modifiedAt }) => {
          const name = properties[NAME] ?? '';
          const others = [...Object.keys(properties).filter(one => one !== NAME), ...secrets];
          return (
            <TableRow key={name} rowKey={name}>
              <TableCell>
                <RouteLink to={pathOf(name)}>{name}</RouteLink>
              </TableCell>
              <TableCell>
                <Text className={styles.breakable}>{others.join(', ') || '–'}</Text>
              </TableCell>
              <TableCell>
                <Text>{formatMoment(modifiedAt)}</Text>
              </TableCell>
            </TableRow>
          );
        })}
      </Table>
    </Page>
  );
}
