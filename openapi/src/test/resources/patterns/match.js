const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(cases.patterns.map((p) => cases.texts.map((t) => new RegExp(p).test(t)))));
