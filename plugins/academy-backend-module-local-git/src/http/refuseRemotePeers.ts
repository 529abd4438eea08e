import { RequestHandler } from 'express';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * Answers this machine alone: neither another machine, nor a proxy on this machine that speaks for one. `X-Forwarded-*`
 * can only take a right away here, never give one.
 */
export function refuseRemotePeers(): RequestHandler {
  return (req, res, next) => {
    const isProxied =
      req.headers['x-forwarded-for'] !== undefined ||
      req.headers.forwarded !== undefined;
    if (isProxied || !LOOPBACK.test(req.socket.remoteAddress ?? '')) {
      res.status(403).json({
        message: 'The embedded git host answers its own machine alone.',
      });
      return;
    }
    next();
  };
}
