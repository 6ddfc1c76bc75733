import { LEAVER_CHOICES } from '../shared/directory';

/**
 * The form of a directory as a Formily schema, relative to `options` of NocoBase's sync source.
 * @param isDecided whether an administrator has chosen if members without a user get one
 */
export function sourceSchema(t: (key: string) => string, isDecided: boolean): object {
  const createUsers = {
    type: 'boolean',
    'x-content': t('directory.option.create-users'),
    description: t('directory.option.create-users.help'),
    'x-decorator': 'FormItem',
    'x-component': 'Checkbox',
  };
  return {
    type: 'object',
    properties: {
      authenticator: {
        type: 'string',
        title: t('directory.option.authenticator'),
        description: t('directory.option.authenticator.help'),
        required: true,
        'x-decorator': 'FormItem',
        'x-component': 'AuthenticatorSelect',
      },
      departments: {
        type: 'array',
        title: t('directory.option.departments'),
        description: t('directory.option.departments.help'),
        'x-decorator': 'FormItem',
        'x-component': 'DepartmentSelect',
      },
      ...(isDecided ? { createUsers } : { undecided: { type: 'void', 'x-component': 'Undecided' } }),
      leavers: {
        type: 'string',
        title: t('directory.option.leavers'),
        description: t('directory.option.leavers.help'),
        default: LEAVER_CHOICES[0],
        'x-decorator': 'FormItem',
        'x-component': 'LeaverSelect',
      },
      checks: { type: 'void', 'x-component': 'SourceChecks' },
    },
  };
}
