/** All service instances. */

import '@ui5/webcomponents-icons/dist/add.js';
import '@ui5/webcomponents-icons/dist/delete.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Button,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Text,
} from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { deleteInstance, listInstances } from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { CreateInstance } from './CreateInstance.tsx';

export const pathOf = (name: string) => `/cockpit/instances/${encodeURIComponent(name)}`;

export function InstanceList() {
  const { t } = useTranslation(['instances', 'common']);
  useTitle(t('title'));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { data, error, isPending } = useQuery({ queryKey: ['instances'], queryFn: listInstances });
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<string | null>(null);

  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <Button icon="add" design="Emphasized" onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      }
    >
      <ProblemStrip error={error} />
      <Table
        accessibleName={t('list')}
        overflowMode="Popin"
        loading={isPending}
        noDataText={isPending ? t('common:loading') : t('none')}
        headerRow={
          <TableHeaderRow sticky>
            <TableHeaderCell minWidth="12rem" importance={5}>
              {t('name')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="10rem">{t('service')}</TableHeaderCell>
            <TableHeaderCell minWidth="7rem">{t('plan')}</TableHeaderCell>
            <TableHeaderCell minWidth="11rem">{t('created')}</TableHeaderCell>
            <TableHeaderCell width="5rem" importance={4} popinText={t('actions')}>
              <span className="visually-hidden">{t('actions')}</span>
            </TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {data?.map(instance => (
          <TableRow key={instance.id} rowKey={instance.id}>
            <TableCell>
              <RouteLink to={pathOf(instance.name)}>{instance.name}</RouteLink>
            </TableCell>
            <TableCell>
              <Text>{t(`services.${instance.service}`, { defaultValue: instance.service })}</Text>
            </TableCell>
            <TableCell>
              <Text>{instance.plan}</Text>
            </TableCell>
            <TableCell>
              <Text>{formatMoment(instance.createdAt)}</Text>
            </TableCell>
            <TableCell>
              <Button
                icon="delete"
                design="Transparent"
                tooltip={t('deleteInstance', { name: instance.name })}
                accessibleName={t('deleteInstance', { name: instance.name })}
                onClick={() => setDeleting(instance.name)}
              />
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {creating && (
        <CreateInstance
          onCreated={async instance => {
            await queries.invalidateQueries({ queryKey: ['instances'] });
            announce(t('wasCreated', { name: instance.name }));
            navigate(pathOf(instance.name));
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {deleting !== null && (
        <ConfirmDialog
          title={t('deleteInstance', { name: deleting })}
          text={t('deleteInstanceText', { name: deleting })}
          action={t('common:delete')}
          onConfirm={async () => {
            await deleteInstance(deleting);
            await queries.invalidateQueries({ queryKey: ['instances'] });
            announce(t('wasDeleted', { name: deleting }));
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </Page>
  );
}
