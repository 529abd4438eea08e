import type { GrpcAnswer } from './GrpcServer';

/** An error of the simulator itself is printed too, with what Terraform's log needs of it. */
export function reportErrors(answer: GrpcAnswer): GrpcAnswer {
  return async (path, request) => {
    try {
      return await answer(path, request);
    } catch (error) {
      process.stderr.write(`cloud-sim: ${path}: ${(error as Error).stack}\n`);
      throw error;
    }
  };
}
