import type { RunFailure, SourceCheck } from '../../../shared/directory';
import { changing } from '../../action';
import type { WeComApp } from '../../wecom/app';
import { listDepartments } from '../../wecom/calls/departments';
import { getVisibleRange } from '../../wecom/calls/visible-range';
import { WeComRefusedError, WeComUnreachableError } from '../../wecom/wecom-error';
import { failureOf } from '../run/failure-of';
import { readSource } from '../run/read-source';
import { askedSource } from './requests';
import { showDepartment } from './show-department';

/**
 * `POST wecom:checkSource { source, options }`: asks WeCom what the app can see, with the options as they stand in the form.
 * @throws CodedError as readSource
 */
export const checkSource = changing(askedSource, async ({ app }, { source, options }) => {
  const { wecom } = await readSource(app, source, options);
  return look(wecom, (error) => failureOf(app, error));
});

async function look(wecom: WeComApp, explain: (error: unknown) => RunFailure): Promise<SourceCheck> {
  try {
    const { memberIds, tagIds } = await getVisibleRange(wecom);
    const departments = (await listDepartments(wecom)).map(showDepartment);
    return { departments, membersAlone: memberIds.length, tags: tagIds.length };
  } catch (error) {
    if (error instanceof WeComRefusedError || error instanceof WeComUnreachableError) {
      return { failure: explain(error), departments: [], membersAlone: 0, tags: 0 };
    }
    throw error;
  }
}
