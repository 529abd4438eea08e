import { LabError } from './lab-error.mjs';

/** Posts a bundle; returns the graded attempt. */
export async function sendEvidence({ portalUrl }, token, bundle) {
  const url = `${portalUrl.replace(/\/+$/, '')}/api/academy/evidence`;
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(bundle),
    });
  } catch (error) {
    throw new LabError(
      `The portal at ${portalUrl} does not answer (${
        error.cause?.code ?? error.message
      }). Is it running? Nothing was submitted; evidence/ is kept.`,
    );
  }
  if (response.status === 401 || response.status === 403) {
    throw new LabError(
      'The portal does not take this token: it may have expired, or be of another workspace. Get a new one from the page of your workspace.',
    );
  }
  if (!response.ok) {
    throw new LabError(
      `The portal did not take the evidence (${
        response.status
      }): ${await reason(response)}`,
    );
  }
  return response.json();
}

async function reason(response) {
  const text = await response.text();
  try {
    return JSON.parse(text).error.message;
  } catch {
    return text.slice(0, 500) || response.statusText;
  }
}
