/** `npm run bench`: how fast the cluster and the picture are, held against their limits. */
import { measureCluster } from "./bench/cluster.ts";
import { isGood, measurementLine } from "./bench/measurement.ts";

const measurements = measureCluster((line) => console.log(line));
for (const measurement of measurements) console.log(measurementLine(measurement));
process.exitCode = measurements.every(isGood) ? 0 : 1;
