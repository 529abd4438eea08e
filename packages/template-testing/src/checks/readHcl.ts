import { parse } from '@cdktn/hcl2json';
import { Structured } from './parseStructured';

/** Reads HCL into data. */
export async function readHcl(file: string, text: string): Promise<Structured> {
  try {
    return { documents: [await parse(file, text)], lines: [1] };
  } catch (error) {
    const message = (error as Error).message;
    const line = /:(\d+),/.exec(message)?.[1];
    return {
      fault: message.split('\n')[0].replace(/^.*?:\d+,\d+-\d+(,\d+)?:\s*/, ''),
      line: Number(line ?? 1),
    };
  }
}
