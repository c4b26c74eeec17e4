/** A new role collection, or another description and other roles for one there is. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { type Draft, type RoleCollection, useCreateCollection, useReplaceCollection } from './queries.ts';
import { RolePicker } from './RolePicker.tsx';

interface Props {
  /** The one to change; without it a new one is made. */
  collection?: RoleCollection;
  onSaved: (name: string) => void;
  onClose: () => void;
}

export function CollectionForm({ collection, onSaved, onClose }: Props) {
  const { t } = useTranslation(['role-collections', 'common']);
  const create = useCreateCollection();
  const replace = useReplaceCollection();
  const [draft, setDraft] = useState<Draft>({
    name: collection?.name ?? '',
    description: collection?.description ?? '',
    roles: collection?.roles ?? [],
  });
  const submit = async () => {
    const name = draft.name.trim();
    await (collection ? replace : create).mutateAsync({ ...draft, name });
    onSaved(name);
  };
  return (
    <FormDialog
      title={collection ? t('editTitle', { name: collection.name }) : t('createTitle')}
      action={collection ? t('common:save') : t('createAction')}
      fields={['name', 'description', 'roles']}
      required={{ name: draft.name }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          {!collection && (
            <TextField
              label={t('name')}
              value={draft.name}
              onChange={name => setDraft(before => ({ ...before, name }))}
              error={errorAt('name')}
              hint={t('nameHint')}
              required
            />
          )}
          <TextField
            label={t('description')}
            value={draft.description}
            onChange={description => setDraft(before => ({ ...before, description }))}
            error={errorAt('description')}
          />
          <RolePicker
            chosen={draft.roles}
            onChange={roles => setDraft(before => ({ ...before, roles }))}
            error={errorAt('roles')}
          />
        </>
      )}
    </FormDialog>
  );
}
