/**
 * A `lab.yaml` that cannot be read.
 *
 * @public
 */
export class LabContractError extends Error {
  readonly name = 'LabContractError';
  /** JSON pointer of the first field at fault; absent where the text is not YAML. */
  readonly pointer?: string;

  constructor(message: string, pointer?: string) {
    super(message);
    this.pointer = pointer;
  }
}
