import { RequestContext } from './RequestContext';

/**
 * Condition keys of the time: the clock is known to everybody, and a session is about as old as what is looked at.
 *
 * @param now - ISO 8601
 */
export function timeContext(now: string): RequestContext {
  return {
    'aws:CurrentTime': now,
    'aws:EpochTime': String(Math.floor(Date.parse(now) / 1000)),
    'aws:TokenIssueTime': now,
  };
}
