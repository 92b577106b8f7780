// Runs in a process of its own, so that its memory is that of one measurement, and nothing else has warmed it up.
//   node worker.mjs TASK NUMBER...     prints as JSON what the task's `times` gives for the numbers
const [task, ...numbers] = process.argv.slice(2);
const { times } = await import(`./${task}.mjs`);
console.log(JSON.stringify(await times(...numbers.map(Number))));
