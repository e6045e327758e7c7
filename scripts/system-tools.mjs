// Programs outside npm that the tests look through: a browser, LibreOffice, poppler, fonts with all Vietnamese letters.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const tools = [
  {
    what: "trình duyệt Chromium",
    found: () =>
      ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].some(existsSync),
    packages: ["chromium"],
  },
  {
    what: "poppler (pdftotext, pdftoppm)",
    found: () => runs("pdftotext", ["-v"]),
    packages: ["poppler-utils"],
  },
  {
    what: "LibreOffice Writer, Calc",
    found: () => runs("soffice", ["--version"]),
    packages: ["libreoffice-writer", "libreoffice-calc"],
  },
  {
    what: "phông chữ đủ chữ Việt",
    found: () => existsSync("/usr/share/fonts/truetype/liberation2"),
    packages: ["fonts-liberation2"],
  },
];

function runs(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).error === undefined;
}

/** Installs what is missing through apt when that is possible; otherwise says the command to type. */
export function requireSystemTools() {
  const missing = () => tools.filter((tool) => !tool.found());
  if (missing().length === 0) return;
  const packages = missing().flatMap((tool) => tool.packages);
  if (process.platform === "linux" && process.getuid?.() === 0 && runs("apt-get", ["--version"])) {
    process.stderr.write(`Đang cài bằng apt: ${packages.join(", ")} …\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      stdio: ["ignore", "ignore", "inherit"],
      env,
    });
  }
  const still = missing();
  if (still.length > 0) {
    throw new Error(
      `máy này thiếu ${still.map((tool) => tool.what).join("; ")}. Trên Debian/Ubuntu: sudo apt-get install ${still.flatMap((t) => t.packages).join(" ")}`,
    );
  }
}
