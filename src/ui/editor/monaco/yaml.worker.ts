/** The YAML language's thread. Vite finds workers only in files of our own. */
import "monaco-yaml/yaml.worker";
