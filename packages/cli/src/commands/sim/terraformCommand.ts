import { cli } from 'cleye';
import { Command } from '../../Command';
import { SIMULATED_NOTICE } from './Simulation';
import { explainUnknownTypes } from './explainUnknownTypes';
import { isTerraformInstalled } from './runProgram';
import { showReducedCheck } from './showReducedCheck';
import { openSimulation, SIM_FLAGS } from './simFlags';

/** Colours are for people: not for pipes, nor where https://no-color.org says so. */
function isColourful(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/** A command of `academy sim` that is one of Terraform's, run against the simulated cloud. */
export function terraformCommand(options: {
  name: string;
  description: string;
  args: readonly string[];
}): Command {
  const { name, description, args: terraformArgs } = options;
  return {
    async run(args) {
      const { _, flags } = cli(
        {
          name: `academy sim ${name}`,
          parameters: ['[folder]', '--', '[arguments...]'],
          strictFlags: true,
          flags: SIM_FLAGS,
          help: {
            description: `${description} Arguments after -- go to Terraform. It exits with Terraform's exit code.`,
            examples: [
              `academy sim ${name}`,
              `academy sim ${name} infra -- -var region=us-east-1`,
              `CLOUD_SIM_DRILLS='{"quota": {"L-DB2E81BA": 0}}' academy sim ${name}`,
            ],
          },
        },
        undefined,
        args,
      );
      if (!(await isTerraformInstalled())) {
        return showReducedCheck(_.folder ?? '.');
      }
      const simulation = await openSimulation(_.folder, flags.dir);
      const { exitCode } = await simulation.terraform(
        [
          ...terraformArgs,
          '-input=false',
          ...(isColourful() ? [] : ['-no-color']),
          ...(_.arguments ?? []),
        ],
        { show: true },
      );
      if (exitCode === 1) {
        process.stderr.write(await explainUnknownTypes(simulation));
      }
      process.stderr.write(`${SIMULATED_NOTICE}\n`);
      return exitCode;
    },
  };
}
