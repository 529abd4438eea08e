import { Request, Response } from 'express';
import { refuseRemotePeers } from './refuseRemotePeers';

function passes(remoteAddress: string | undefined, headers = {}) {
  const next = jest.fn();
  const res = { status: () => res, json: () => res } as unknown as Response;
  refuseRemotePeers()(
    { headers, socket: { remoteAddress } } as Request,
    res,
    next,
  );
  return next.mock.calls.length === 1;
}

describe('refuseRemotePeers', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])(
    'lets %s in',
    address => {
      expect(passes(address)).toBe(true);
    },
  );

  it.each([
    '10.0.0.1',
    '203.0.113.7',
    '::ffff:10.0.0.1',
    'fe80::1',
    '127.0.0.1.example.com',
    undefined,
  ])('refuses %s', address => {
    expect(passes(address)).toBe(false);
  });

  it('refuses what came through a proxy', () => {
    expect(passes('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
    expect(passes('127.0.0.1', { forwarded: 'for=127.0.0.1' })).toBe(false);
  });
});
