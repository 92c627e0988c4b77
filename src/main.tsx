/** Starts the page. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { firstScene, sessionInWorker } from "#session";
import "./ui/theme/tokens.css";
import "./ui/theme/base.css";
import { App } from "./ui/App.tsx";

const session = sessionInWorker();
session.open(firstScene);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
