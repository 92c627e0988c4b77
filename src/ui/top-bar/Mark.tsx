/** The brand's mark: a box whose sides go from warm to cool. */
import styles from "./top-bar.module.css";

export const Mark = () => <i className={styles.mark} aria-hidden="true" />;
