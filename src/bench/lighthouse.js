// Makes one table of the reports of Lighthouse, a row a page, and says under it what each page was marked down for.
const reports = process.argv.slice(2).map((file) => JSON.parse(require("fs").readFileSync(file)));
const pages = new Map();
for (const report of reports) {
  const page = decodeURI(new URL(report.requestedUrl).pathname + new URL(report.requestedUrl).search);
  pages.set(page, [...(pages.get(page) ?? []), report]);
}
const score = (report, category) => Math.round(100 * (report.categories[category]?.score ?? 0));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const number = (value, unit) => (value / unit).toFixed(1);
console.log("| page | performance | accessibility | best practices | SEO | kB sent | largest paint, s | blocked, ms |");
console.log("|---|---|---|---|---|---|---|---|");
const marked = new Map();
for (const [page, rounds] of [...pages].sort()) {
  const audit = (name) => median(rounds.map((r) => r.audits[name]?.numericValue ?? 0));
  const lowest = (category) => Math.min(...rounds.map((r) => score(r, category)));
  console.log(
    `| \`${page}\` | ${median(rounds.map((r) => score(r, "performance")))} | ${lowest("accessibility")} | ${lowest("best-practices")} | ${lowest("seo")} ` +
      `| ${number(audit("total-byte-weight"), 1000)} | ${number(audit("largest-contentful-paint"), 1000)} | ${Math.round(audit("total-blocking-time"))} |`,
  );
  for (const report of rounds)
    for (const category of ["accessibility", "best-practices", "seo"])
      for (const ref of report.categories[category].auditRefs) {
        const found = report.audits[ref.id];
        if (ref.weight > 0 && found.score !== null && found.score < 1)
          marked.set(`${category}, ${ref.id}: ${found.title}`, new Set([...(marked.get(`${category}, ${ref.id}: ${found.title}`) ?? []), page]));
      }
}
if (marked.size > 0) console.log("\nMarked down:");
for (const [what, where] of marked) console.log(`- ${what} (${where.size === pages.size ? "all pages" : [...where].map((p) => `\`${p}\``).join(", ")})`);
