/** The provisioners that answer in this cluster, by the name that a StorageClass gives. */
import { awsEbs } from "./aws-ebs.ts";
import { awsEfs } from "./aws-efs.ts";
import { azureDisk } from "./azure-disk.ts";
import { gcePd } from "./gce-pd.ts";
import { localPath } from "./local-path.ts";
import { minikubeHostpath } from "./minikube-hostpath.ts";
import type { Provisioner } from "./provisioner.ts";

export const provisioners: readonly Provisioner[] = [
  awsEbs,
  awsEfs,
  azureDisk,
  gcePd,
  localPath,
  minikubeHostpath,
];

export const provisionerNamed = (name: string | undefined): Provisioner | undefined =>
  provisioners.find((provisioner) => provisioner.name === name);
