import { LineProgram } from './LineProgram';

function node(script: string): LineProgram {
  return LineProgram.start(process.execPath, ['-e', script]);
}

const ECHO = `require('node:readline').createInterface({ input: process.stdin })
  .on('line', line => console.log('heard ' + line));`;

describe('LineProgram', () => {
  it('hands out answers in the order of what was asked', async () => {
    const program = node(ECHO);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map(it => program.ask(it)),
    );
    await program.stop();

    expect(answers).toEqual(['heard a', 'heard b', 'heard c']);
  });

  it('says what a program complained about that ends without an answer', async () => {
    const program = node(
      `process.stdin.once('data', () => { console.error('no such line'); process.exit(1); })`,
    );

    await expect(program.ask('a')).rejects.toThrow('no such line');
    await expect(program.ask('b')).rejects.toThrow('no such line');
    await program.stop();
  });

  it('says that a program is not there', async () => {
    const program = LineProgram.start('/nowhere/program', []);

    await expect(program.ask('a')).rejects.toThrow('/nowhere/program');
  });
});
