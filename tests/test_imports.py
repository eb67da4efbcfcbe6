"""Who may import whom, read from the source of every module, and what importing a part loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOLVERS = ("z3", "pysat")
SHOWN = ("click", "rich", "jinja2", "sympy", "networkx")
FILES = sorted([*(ROOT / "explorer").rglob("*.py"), *(ROOT / "theorems").rglob("*.py")])


def module_name(path: Path) -> str:
    """The name a file is imported under; theorem files are explorer.theorems.NAME."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts[0] == "theorems":
        parts.insert(0, "explorer")
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it, by its full name; `from a import b` counts as a.b."""
    found: set[str] = set()
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package.pop()
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def standard(name: str) -> bool:
    return name.split(".")[0] in sys.stdlib_module_names


def allowed(module: str, name: str) -> bool:
    """Whether the design lets a module import a name."""
    inside = within(name, "explorer")
    if within(name, "explorer.cli"):
        return False
    if within(name, *SOLVERS):
        return within(module, "explorer.search")
    if within(module, "explorer.kernel"):
        return standard(name) or within(name, "explorer.kernel")
    if within(module, "explorer.plain"):
        return standard(name) or within(name, "explorer.plain")
    if within(module, "explorer.language"):
        return standard(name) or within(name, "explorer.kernel.syntax", "explorer.language")
    if within(module, "explorer.theorems"):
        return inside and (name.count(".") == 1 or within(name, "explorer.theorems"))
    if module == "explorer.certify" or within(module, "explorer.report"):
        return not within(name, "explorer.search")
    return True


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    module = module_name(path)
    assert [name for name in sorted(imports(path)) if not allowed(module, name)] == []


@pytest.mark.parametrize("module, name, expected", [
    ("explorer.kernel.evaluate", "json", True), ("explorer.kernel.evaluate", "explorer.kernel.syntax.Term", True),
    ("explorer.kernel.evaluate", "explorer.language.terms.lift", False), ("explorer.kernel.evaluate", "z3", False),
    ("explorer.kernel.evaluate", "rich.table.Table", False),
    ("explorer.plain.proof", "explorer.plain.ground.Grounding", True), ("explorer.plain.proof", "json", True),
    ("explorer.plain.terms", "explorer.kernel.universe.Rejected", False),
    ("explorer.language.terms", "explorer.kernel.syntax", True),
    ("explorer.language.terms", "explorer.kernel.universe.Model", False),
    ("explorer.theorems.no_free_lunch", "explorer.Theorem", True), ("explorer.theorems.mine", "z3", False),
    ("explorer.theorems.mine", "explorer.search.grounding.ground", False), ("explorer.theorems.mine", "random", False),
    ("explorer.theorems.extensions.mine", "explorer.theorems.no_free_lunch.theorem", True),
    ("explorer.certify", "explorer.search.solve", False), ("explorer.report.text", "explorer.search", False),
    ("explorer.search.solve", "z3.Solver", True), ("explorer.checking", "z3", False),
    ("explorer.notebook", "explorer.cli.main", False),
])
def test_the_rules_refuse_what_they_should(module: str, name: str, expected: bool) -> None:
    assert allowed(module, name) is expected


def test_the_kernel_has_no_way_around_its_rules() -> None:
    """No import by a name made at run time, no code from data, and no guard that `python -O` takes away."""
    for path in [*(ROOT / "explorer" / "kernel").rglob("*.py"), *(ROOT / "explorer" / "plain").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            assert not isinstance(node, ast.Assert), f"{path.name}:{node.lineno}: assert"
            if isinstance(node, ast.Name):
                assert node.id not in ("__import__", "import_module", "exec", "eval", "compile"), path.name


def run(code: str, *blocked: str) -> str:
    """What a fresh Python prints that cannot import the blocked packages."""
    block = f"import sys\nfor name in {blocked!r}: sys.modules[name] = None\n"
    done = subprocess.run([sys.executable, "-c", block + code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_kernel_loads_nothing_else_of_the_package() -> None:
    loaded = run("import explorer.kernel, pkgutil, importlib\n"
                 "for m in pkgutil.iter_modules(explorer.kernel.__path__):\n"
                 "    if m.name != '__main__': importlib.import_module('explorer.kernel.' + m.name)\n"
                 "print(*sorted(m for m in sys.modules if m.split('.')[0] == 'explorer'))", *SOLVERS, *SHOWN).split()
    assert "explorer.kernel.evaluate" in loaded
    assert [m for m in loaded if not within(m, "explorer.kernel")] == ["explorer"]


def test_a_theorem_file_needs_no_solver() -> None:
    assert run("from explorer.theorems.no_free_lunch import theorem\nfrom explorer.statement import build\n"
               "print(build(theorem).statement.shape)", *SOLVERS, *SHOWN) == "unidentified"


@pytest.mark.parametrize("arguments", [["--help"], ["list"]])
def test_help_and_list_load_no_solver(arguments: list[str]) -> None:
    loaded = run(f"from explorer.cli import main\nsys.argv = ['sidestep', *{arguments!r}]\n"
                 "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
                 "print('loaded', *sys.modules)").rpartition("loaded")[2].split()
    assert not {"z3", "pysat", "sympy", "networkx"} & set(loaded)
