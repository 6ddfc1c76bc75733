import type { Client } from '../browser/client';
import { WeComPage } from '../browser/WeComPage';
import { SettingsForm } from './SettingsForm';
import { SourceForm } from './SourceForm';

const PARTS = { page: WeComPage, settings: SettingsForm, source: SourceForm };

interface AdministrationProps {
  client: Client;
  /** The page among the settings of users, the form of an authenticator, or that of a sync source. */
  part: keyof typeof PARTS;
}

/** What only administrators open, loaded together: the first page, which everybody loads, then names one file. */
export default function Administration({ client, part }: AdministrationProps) {
  const Part = PARTS[part];
  return <Part client={client} />;
}
