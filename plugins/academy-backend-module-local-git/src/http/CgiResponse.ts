import { ServerResponse } from 'node:http';

const HEAD_END = Buffer.from('\r\n\r\n');

/** Turns the output of a CGI program into an HTTP answer: headers up to the first empty line, then the body. */
export class CgiResponse {
  readonly #res: ServerResponse;
  #head: Buffer | undefined = Buffer.alloc(0);

  constructor(res: ServerResponse) {
    this.#res = res;
  }

  /** False where the client reads slower than git writes. */
  write(chunk: Buffer): boolean {
    if (!this.#head) {
      return this.#res.write(chunk);
    }
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(HEAD_END);
    if (end < 0) {
      return true;
    }
    const body = this.#head.subarray(end + HEAD_END.length);
    this.#writeHead(this.#head.subarray(0, end).toString());
    this.#head = undefined;
    return body.length === 0 || this.#res.write(body);
  }

  end(): void {
    if (this.#head && !this.#res.headersSent) {
      this.#res.statusCode = 500;
    }
    this.#res.end();
  }

  #writeHead(head: string) {
    for (const line of head.split('\r\n')) {
      const [name, ...rest] = line.split(': ');
      const value = rest.join(': ');
      if (name.toLowerCase() === 'status') {
        this.#res.statusCode = parseInt(value, 10);
      } else {
        this.#res.setHeader(name, value);
      }
    }
    this.#res.flushHeaders();
  }
}
