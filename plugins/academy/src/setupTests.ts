import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Whole pages are rendered here: on a busy machine that outlasts the default patience of a second.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
