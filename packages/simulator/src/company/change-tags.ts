import type { Platform } from '../platform.js';
import { noteRepeats, orThrowProblems } from './company-error.js';
import { JsonReader } from './json-reader.js';
import { parseTag } from './parse-tag.js';
import { noteTagReferences } from './references.js';

/** Replaces all tags. @throws CompanyError when the result is not valid */
export function setTags(platform: Platform, value: unknown): void {
  const tags = orThrowProblems((problems) => {
    const parsed = new JsonReader({ tags: value }, '', problems).readers('tags').map(parseTag);
    noteRepeats(
      'tags',
      parsed.map(({ id }) => id),
      problems,
    );
    for (const [index, tag] of parsed.entries()) {
      noteTagReferences(tag, `tags[${index}]`, platform.directory, problems);
    }
    return parsed;
  });
  platform.directory.putTags(tags);
}
