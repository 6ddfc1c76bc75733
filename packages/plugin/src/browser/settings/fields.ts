import { EXISTING_PHONES, PROFILE_RULES, type ProfileField, WECOM_HOSTS } from '../../shared/options';
import { AGENT_ID, CORP_ID, parseBaseUrl, parseOrigin } from '../../shared/option-shapes';
import { isSafeRedirectTarget } from '../../shared/redirect-target';

/** One option in the settings form. Texts are translation keys; that of the label is `option.` and the path. */
export interface SettingsField {
  /** Where the option is stored below `authenticators.options`. */
  path: [string] | ['public', string] | ['profile', ProfileField];
  /** `variable` and `secret` accept an environment variable as well; a secret is never shown again. */
  input: 'variable' | 'secret' | 'text' | 'checkbox' | 'choice';
  /** The values of a choice; the translation key of one is `choice.` and the value. */
  choices?: readonly string[];
  help?: string;
  placeholder?: string;
  required?: boolean;
  /** The value where none is stored. */
  initial?: string;
  /** Tells what is wrong with a value; the server checks again. */
  problem?: (value: string) => string | undefined;
}

/** A part of the settings form under one heading. */
export interface SettingsGroup {
  title: string;
  fields: SettingsField[];
}

const unless = (isFine: (value: string) => boolean, problem: string) => (value: string) =>
  isFine(value) ? undefined : problem;

const CREDENTIALS: SettingsField[] = [
  {
    path: ['corpId'],
    input: 'variable',
    help: 'WeCom console → My Company → Company Information, at the bottom of the page.',
    placeholder: 'ww0123456789abcdef',
    required: true,
    problem: unless(
      (value) => CORP_ID.test(value),
      'A corp ID has 18 letters and digits and begins with “ww” or “wx”.',
    ),
  },
  {
    path: ['agentId'],
    input: 'variable',
    help: 'WeCom console → App Management → your app: AgentId.',
    placeholder: '1000002',
    required: true,
    problem: unless((value) => AGENT_ID.test(value), 'An agent ID consists of digits.'),
  },
  {
    path: ['secret'],
    input: 'secret',
    help: 'WeCom console → App Management → your app: Secret. WeCom sends it to the administrator’s WeCom.',
    required: true,
  },
];

const ADDRESSES: SettingsField[] = [
  {
    path: ['origin'],
    input: 'variable',
    help: 'The address of this application as members reach it, without a path. Every address given to WeCom begins with it.',
    placeholder: 'https://nocobase.example.com',
    required: true,
    problem: unless(
      (value) => parseOrigin(value) !== undefined,
      'An origin is a scheme and a host without a path, such as https://nocobase.example.com.',
    ),
  },
];

const BEHAVIOUR: SettingsField[] = [
  {
    path: ['public', 'autoSignUp'],
    input: 'checkbox',
  },
  {
    path: ['public', 'autoSignIn'],
    input: 'checkbox',
    help: 'Members who open this application in WeCom need not press a button. Only one WeCom authenticator can do this. The app’s homepage in WeCom may then simply be a page of this application, such as /admin or /m.',
  },
];

const DETAILS: SettingsField[] = [
  {
    path: ['redirectPath'],
    input: 'text',
    help: 'The page that opens after a sign-in from the Workbench, such as /admin on a computer or /m on a phone.',
    placeholder: '/admin',
    initial: '/admin',
    problem: unless(isSafeRedirectTarget, 'A redirect path begins with a single “/” and stays in this application.'),
  },
  {
    path: ['existingPhones'],
    input: 'choice',
    choices: EXISTING_PHONES,
    initial: EXISTING_PHONES[0],
    help: 'At a first sign-in a phone number opens the user who has it, unless the user typed it in. Who wrote a number is known since the plugin was first enabled; this is about the numbers before that.',
  },
  {
    path: ['public', 'showQrCode'],
    input: 'checkbox',
    help: 'A tab beside the password form shows WeCom’s QR code, or the one-click sign-in of desktop WeCom. It comes from WeCom’s own host, so there is none with another host for the QR code.',
  },
  {
    path: ['public', 'buttonTooltip'],
    input: 'text',
  },
];

const profile = (field: ProfileField, help: string): SettingsField => ({
  path: ['profile', field],
  input: 'choice',
  choices: PROFILE_RULES,
  initial: PROFILE_RULES[0],
  help,
});

const PROFILE: SettingsField[] = [
  profile('name', 'Becomes the user’s nickname. WeCom provides it at every sign-in.'),
  profile(
    'avatar',
    'Kept with the link between user and member. WeCom provides it at the first sign-in; later on only to apps created before 20 June 2022.',
  ),
  profile(
    'email',
    'Corporate before personal, and only while no other user has it. WeCom provides it at the first sign-in; later on only to apps created before 20 June 2022.',
  ),
  profile(
    'phone',
    'Only while no other user has it. WeCom provides it at the first sign-in; later on only to apps created before 20 June 2022. Members are matched by it in any case.',
  ),
];

const host = ([name, own]: [string, string]): SettingsField => ({
  path: [name],
  input: 'variable',
  placeholder: own,
  problem: unless((value) => parseBaseUrl(value) !== undefined, 'An address begins with http:// or https://.'),
});

const HOSTS = Object.entries(WECOM_HOSTS).map(host);

const CREDENTIALS_GROUP: SettingsGroup = { title: 'Credentials', fields: CREDENTIALS };
export const ADDRESSES_GROUP: SettingsGroup = { title: 'Addresses', fields: ADDRESSES };
const BEHAVIOUR_GROUP: SettingsGroup = { title: 'Behaviour', fields: BEHAVIOUR };
export const DETAILS_GROUP: SettingsGroup = { title: 'Details of the sign-in', fields: DETAILS };
export const PROFILE_GROUP: SettingsGroup = { title: 'Profile taken from WeCom', fields: PROFILE };
const HOSTS_GROUP: SettingsGroup = { title: 'Hosts, for a private WeCom or an outgoing proxy', fields: HOSTS };

/** What everybody fills in. */
export const FIRST_GROUPS = [CREDENTIALS_GROUP, ADDRESSES_GROUP, BEHAVIOUR_GROUP];
/** What most leave as it is: folded away under "More". */
export const MORE_GROUPS = [DETAILS_GROUP, PROFILE_GROUP, HOSTS_GROUP];
export const SETTINGS_GROUPS = [...FIRST_GROUPS, ...MORE_GROUPS];

/** The option's name for people, as a translation key. */
export function labelOf({ path }: SettingsField): string {
  return `option.${path.join('.')}`;
}

/** The choices of a field, with their translation keys. */
export function choicesOf({ choices = [] }: SettingsField): { value: string; label: string }[] {
  return choices.map((value) => ({ value, label: `choice.${value}` }));
}

/** Tells what is wrong with a typed value, as a translation key. Variables pass: only the server knows their values. */
export function problemOf(field: SettingsField, value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text && !text.includes('{{') ? field.problem?.(text) : undefined;
}
