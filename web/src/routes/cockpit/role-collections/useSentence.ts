import { useTranslation } from 'react-i18next';

/** What a role, or the predefined collection of its name, allows: docket's own in the reader's language. */
export function useSentence() {
  const { t } = useTranslation('users');
  return ({ name, description }: { name: string; description: string }) =>
    t(`role.${name}`, { defaultValue: description, nsSeparator: false, keySeparator: false });
}
