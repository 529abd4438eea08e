/**
 * Output of Terraform that cannot be read.
 *
 * @public
 */
export class TerraformFormatError extends Error {
  readonly name = 'TerraformFormatError';
  /** Where: `line 3`, `line 676, column 29` or a JSON pointer. */
  readonly place: string;

  constructor(place: string, message: string) {
    super(`${place}: ${message}`);
    this.place = place;
  }
}
