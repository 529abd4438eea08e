/**
 * The command line `academy`: the libraries of GPU Academy for terminals and CI.
 *
 * @packageDocumentation
 */
import { main } from './main';

main(process.argv.slice(2));
