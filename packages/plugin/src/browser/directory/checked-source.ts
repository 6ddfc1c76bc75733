import { createContext } from 'react';
import type { SourceCheck } from '../../shared/directory';

/** What WeCom told when the form was checked, for the field with the departments; undefined before. */
export const CheckedSource = createContext<SourceCheck | undefined>(undefined);
