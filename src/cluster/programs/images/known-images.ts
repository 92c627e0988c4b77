/** Images that exist and have no program here: their container runs, and says once that it only pretends. */
import type { Program } from "../../processes/process.ts";
import { type ImageContent, STANDARD_PATH } from "./image.ts";
import type { Reference } from "./reference.ts";
import { runUntilSignal } from "./servers.ts";
import { executable, withFiles } from "./tree.ts";
import { debianUserland } from "./userlands.ts";

/**
 * The official images of Docker Hub, beyond those with a family of their own: a name outside this list is a
 * typing error.
 */
const officialImages = new Set(
  "almalinux amazoncorretto amazonlinux arangodb archlinux backdrop bonita buildpack-deps caddy cassandra centos chronograf cirros clojure composer consul convertigo couchbase couchdb crate dart docker drupal eclipse-mosquitto eclipse-temurin elasticsearch elixir emqx erlang fedora flink fluentd friendica gazebo gcc geonetwork ghost golang gradle groovy haproxy haskell haxe hello-world hitch hylang ibm-semeru-runtimes ibmjava influxdb irssi jetty joomla jruby julia kapacitor kibana kong lightstreamer liquibase logstash mageia matomo maven mediawiki memcached monica mongo-express mono nats nats-streaming neo4j neurodebian nextcloud node notary odoo open-liberty openjdk oraclelinux orientdb perl photon php php-zendserver phpmyadmin plone postfixadmin pypy python r-base rabbitmq rakudo-star registry rethinkdb rocket.chat rockylinux ros ruby rust sapmachine satosa scratch silverpeas solr sonarqube spark spiped storm swift swipl teamspeak telegraf tomcat tomee traefik unit varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper".split(
    " ",
  ),
);

const OFFICIAL = "docker.io/library/";

/**
 * Whether a registry would know it. Of other people's repositories nobody can say: they are taken to be
 * there.
 */
export const isKnownImage = ({ repository }: Reference): boolean =>
  !repository.startsWith(OFFICIAL) || officialImages.has(repository.slice(OFFICIAL.length));

const standIn: Program = function* (process) {
  const name = process.args.join(" ");
  yield* process.print(`${name}: this program is not simulated; the container runs and does nothing\n`);
  return yield* runUntilSignal(process, { TERM: 0 });
};

export const standInPrograms: Readonly<Record<string, Program>> = { "stand-in": standIn };

const files = withFiles(debianUserland(), { "/usr/local/bin/entrypoint": executable("stand-in") });

/** Its programs are unknown, but there is a shell in it. */
export const standInContent = ({ repository }: Reference): ImageContent => ({
  files,
  env: { PATH: STANDARD_PATH },
  entrypoint: ["/usr/local/bin/entrypoint"],
  command: [repository.slice(repository.lastIndexOf("/") + 1)],
  workingDir: "/",
  sizeBytes: 100_000_000,
});
