/** Somebody, found by a part of a name or address while it is typed; what is typed may also be a user name. */

import { useQuery } from '@tanstack/react-query';
import { Input, Label, SuggestionItem } from '@ui5/webcomponents-react';
import { useEffect, useId, useState } from 'react';
import { bodyOf, client } from '../api/client.ts';
import styles from './TextField.module.css';

/** The server finds nobody by less. */
const FEWEST_CHARACTERS = 3;
/** Typing is looked at once it pauses. */
const PAUSE_MILLISECONDS = 250;

interface Props {
  label: string;
  hint: string;
  /** Whom: the Global User ID of somebody chosen, else what was typed. */
  onChange: (person: string) => void;
  error?: string;
}

export function PersonField({ label, hint, onChange, error }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const found = usePeople(text);
  return (
    <div className={styles.field}>
      <Label for={id} showColon>
        {label}
      </Label>
      <Input
        id={id}
        className={styles.select}
        accessibleDescription={hint}
        value={text}
        showSuggestions
        showClearIcon
        noTypeahead
        filter="None"
        valueState={error ? 'Negative' : 'None'}
        valueStateMessage={<div>{error}</div>}
        onInput={event => {
          setText(event.target.value);
          onChange(event.target.value.trim());
        }}
        onSelectionChange={event => {
          const chosen = found.find(one => one.userUUID === event.detail.item?.dataset.id);
          if (!chosen) return;
          setText(chosen.displayName);
          onChange(chosen.userUUID);
        }}
      >
        {found.map(one => (
          <SuggestionItem
            key={one.userUUID}
            text={one.displayName}
            additionalText={one.email}
            data-id={one.userUUID}
          />
        ))}
      </Input>
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
      <span className={styles.hint}>{hint}</span>
    </div>
  );
}

function usePeople(text: string) {
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ['people', wanted],
    queryFn: () =>
      bodyOf(
        client.GET('/task-center-service/v1/users', { params: { query: { $search: wanted, $top: 10 } } }),
      ),
    enabled: wanted.length >= FEWEST_CHARACTERS,
  });
  return data?.value ?? [];
}
