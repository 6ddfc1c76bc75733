import type { Client } from '../browser/client';
import { WeComPage } from '../browser/WeComPage';
import { SourceForm } from './SourceForm';

/** What only administrators open, loaded together: the page among the settings of users, or the form of a sync source. */
export default function Administration({ client, isSource }: { client: Client; isSource?: true }) {
  return isSource ? <SourceForm client={client} /> : <WeComPage client={client} />;
}
