/** `npm run bench -- [cluster|page]`: how fast the cluster and the picture are, held against their limits. */
import { measureCluster } from "./bench/cluster.ts";
import { isGood, type Measurement, measurementLine } from "./bench/measurement.ts";
import { measurePage } from "./bench/page.ts";

const parts: Readonly<Record<string, () => Measurement[] | Promise<Measurement[]>>> = {
  cluster: () => measureCluster((line) => console.log(line)),
  page: measurePage,
};

async function main(wanted: readonly string[]): Promise<number> {
  const measurements: Measurement[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const figures = await measure();
    for (const figure of figures) console.log(measurementLine(figure));
    measurements.push(...figures);
  }
  return measurements.every(isGood) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
