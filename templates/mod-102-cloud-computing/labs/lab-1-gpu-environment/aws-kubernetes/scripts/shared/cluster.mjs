import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readLab } from './lab-contract.mjs';
import { LabError } from './lab-error.mjs';
import { notInstalled, runProgram } from './run-program.mjs';

/*
 * The API of the cluster has no address on the internet. Session Manager, which asks who you are and writes down what you
 * did, forwards a port of this machine to it, by way of the small node.
 */

const SECONDS_TO_OPEN = 30;

/** Opens a tunnel to the cluster, with a kubeconfig of its own that leaves yours alone. */
export async function openCluster(
  { cluster_name: name, cluster_endpoint: endpoint },
  folder,
) {
  const { region } = readLab().values;
  const { hostname } = new URL(endpoint);
  const env = { ...process.env, KUBECONFIG: path.join(folder, 'kubeconfig') };
  const run = (program, args) =>
    runProgram(program, args, { cwd: folder, env });

  await run('aws', [
    'eks',
    'update-kubeconfig',
    '--name',
    name,
    '--region',
    region,
  ]);
  const port = await freePort();
  const tunnel = startTunnel(
    await nodeOf(name, region),
    region,
    hostname,
    port,
  );
  try {
    await openedOrFailed(port, tunnel);
    const { clusters } = JSON.parse(
      await run('kubectl', ['config', 'view', '--output', 'json']),
    );
    await run('kubectl', [
      ...['config', 'set-cluster', clusters[0].name],
      `--server=https://127.0.0.1:${port}`,
      `--tls-server-name=${hostname}`,
    ]);
  } catch (error) {
    tunnel.close();
    throw error;
  }
  return { run, close: tunnel.close };
}

/** Pods are known by the names of their namespace and account alone. */
export function serviceAccountAnnotations() {
  return [];
}

async function nodeOf(cluster, region) {
  const { Reservations } = JSON.parse(
    await runProgram('aws', [
      ...['ec2', 'describe-instances', '--region', region, '--output', 'json'],
      '--filters',
      `Name=tag:eks:cluster-name,Values=${cluster}`,
      'Name=tag:eks:nodegroup-name,Values=system',
      'Name=instance-state-name,Values=running',
    ]),
  );
  const [node] = Reservations.flatMap(({ Instances }) => Instances);
  if (!node) {
    throw new LabError(
      `The cluster ${cluster} has no running node to go through. Is its time over? make plan shows what is left.`,
    );
  }
  return node.InstanceId;
}

function startTunnel(node, region, host, port) {
  const child = spawn(
    'aws',
    [
      ...['ssm', 'start-session', '--region', region, '--target', node],
      ...['--document-name', 'AWS-StartPortForwardingSessionToRemoteHost'],
      '--parameters',
      JSON.stringify({
        host: [host],
        portNumber: ['443'],
        localPortNumber: [String(port)],
      }),
    ],
    // In a group of its own: the command line leaves the work to a plugin, which has to end with it.
    { stdio: ['ignore', 'ignore', 'inherit'], detached: true },
  );
  const failed = new Promise((_, reject) => {
    child.on('error', error =>
      reject(error.code === 'ENOENT' ? notInstalled('aws') : error),
    );
    child.on('close', code =>
      reject(
        new LabError(
          `The tunnel through ${node} ended with exit code ${code}. It needs the Session Manager plugin: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html`,
        ),
      ),
    );
  });
  // It ends with us, and then nobody waits for it.
  failed.catch(() => {});
  return {
    failed,
    close() {
      if (child.pid && child.exitCode === null) {
        process.kill(-child.pid, 'SIGTERM');
      }
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Nobody waits for the port of a tunnel that has ended. */
async function openedOrFailed(port, { failed }) {
  const waiting = new AbortController();
  try {
    await Promise.race([opened(port, waiting.signal), failed]);
  } finally {
    waiting.abort();
  }
}

async function opened(port, signal) {
  for (let second = 0; second < SECONDS_TO_OPEN; second += 1) {
    if (await answers(port)) {
      return;
    }
    // Rejects where the tunnel ended first, which is what is told then.
    await wait(1000, undefined, { signal });
  }
  throw new LabError(
    `The tunnel did not open within ${SECONDS_TO_OPEN} seconds. Is the node up, and may you use Session Manager (ssm:StartSession)?`,
  );
}

function answers(port) {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
