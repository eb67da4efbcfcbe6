"""Runs a theorem file statement by statement, so that one fault does not hide the next."""

from __future__ import annotations
import __future__

import ast
import builtins
import linecache
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from explorer.language.explain import as_fault, undefined
from explorer.language.faults import Fault, Place, did_you_mean
from explorer.language.sorts import Sort, SortClass, Table

DECLARING = {"assumption", "hypothesis", "observation", "value", "claim", "desideratum", "alternative"}
READ: dict[tuple[Path, bytes], File] = {}


def read(path: Path, name: str = "") -> File:
    """Runs a file once for what is in it, as the module `name`; its imports find the files beside it last.

    Raises OSError where it cannot be read; whatever the file itself raises becomes a fault.
    """
    content = path.read_bytes()
    if (path, content) not in READ:
        READ[path, content] = file = File(path, ModuleType(name or f"file {path}"))
        run(file, content)
    return READ[path, content]


def run(file: File, content: bytes) -> None:
    """Runs a file for the first time."""
    path = file.path
    file.module.__file__ = str(path)
    linecache.checkcache(str(path))
    forget(str(path))
    try:
        tree = ast.parse(content, str(path))
        compile(tree, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        file.faults.append(as_fault(error, Place(str(path), 1)))
        return
    except (ValueError, RecursionError, MemoryError) as error:  # a null byte, brackets without end
        file.faults.append(Fault(f"this is no Python file: {error}", "write it in UTF-8", Place(str(path), 1)))
        return
    file.undefined(tree)
    file.decided(tree)
    sys.modules[file.module.__name__] = file.module
    beside = {name: read(found) for name, found in files_beside(tree, path).items()}
    file.faults += [fault for other in beside.values() for fault in other.faults]
    file.broken = {name for name, other in beside.items() if other.faults}
    sys.modules.update({name: other.module for name, other in beside.items()})
    try:
        with redirect_stdout(sys.stderr):  # standard output is for verdicts
            file.run(tree)
    finally:
        for name in beside:
            sys.modules.pop(name, None)


def files_beside(tree: ast.Module, path: Path) -> dict[str, Path]:
    """The files in the same folder that a file imports under names that Python itself does not know."""
    wanted = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    wanted += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {name: path.parent / f"{name}.py" for name in dict.fromkeys(wanted)
            if name.isidentifier() and (path.parent / f"{name}.py").is_file() and name != path.stem
            and name not in sys.modules and find_spec(name) is None}


@dataclass
class File:
    """A theorem file that was run.

    `missing` are the names that its failed statements would have bound, `broken` the faulty files that it imports,
    `explained` the lines of which more can be said without running them.
    """

    path: Path
    module: ModuleType
    faults: list[Fault] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    explained: set[Place | None] = field(default_factory=set)

    def run(self, tree: ast.Module) -> None:
        """Runs every statement, going on after those that fail."""
        flags = 0
        for node in split(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                flags |= getattr(__future__, node.names[0].name).compiler_flag
            code = compile(ast.Module([node], []), str(self.path), "exec", flags, dont_inherit=True)
            try:
                exec(code, self.module.__dict__)
            except (Exception, SystemExit) as error:
                if not isinstance(node, ast.ImportFrom) or node.module not in self.broken:
                    self.add([as_fault(error, Place(str(self.path), node.lineno))])
                self.missing |= bound_by(node)

    def add(self, faults: list[Fault]) -> None:
        """Keeps faults, apart from those that say less of their cause than an earlier one did."""
        consequences = {what for name in self.missing for what in (undefined(name), f"there is no assumption `{name}`")}
        self.faults += [fault for fault in faults
                        if fault.what not in consequences and fault.place not in self.explained]

    def decided(self, tree: ast.Module) -> None:
        """Faults for `is` and `in` in formulas, which Python answers itself, and silently wrong."""
        for node in compared(tree):
            place = Place(str(self.path), node.lineno)
            for op in node.ops:
                if isinstance(op, ast.Is | ast.IsNot):
                    self.faults.append(Fault("`is` compares nothing in a formula: Python answers it while the file is "
                                             "read", "write `==` for `is`, and `!=` for `is not`", place))
                elif isinstance(op, ast.In | ast.NotIn):
                    self.faults.append(Fault("`in` looks nothing up in a formula: Python answers it while the file is "
                                             "read", "write `(x == a) | (x == b)`, or m(x) for a table to Bool", place))
            self.explained.add(place)

    def undefined(self, tree: ast.Module) -> None:
        """Faults for the names that nothing in the file defines, wherever they stand."""
        nodes = list(ast.walk(tree))
        if any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in nodes):
            return
        known = {name for node in nodes for name in binds(node)}
        words = sys.modules["explorer"].__all__
        top = sorted({name for statement in tree.body for name in bound_by(statement)})
        for node in (*nodes, *quoted(nodes)):
            if (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in known
                    and not hasattr(builtins, node.id) and not node.id.startswith("__")):
                hint = (f"write `from explorer import {node.id}`" if node.id in words
                        else did_you_mean(node.id, [*top, *get_close_matches(node.id, known, n=1)]))
                self.faults.append(Fault(undefined(node.id), hint, Place(str(self.path), node.lineno)))
                self.missing.add(node.id)


def quoted(nodes: list[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of annotations that are written as text, each at the line of its annotation."""
    annotations = [node.annotation for node in nodes if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation]
    plain = [annotation for annotation in annotations if "Literal" not in ast.unparse(annotation)]
    for text in (inner for outer in plain for inner in ast.walk(outer)):
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            try:
                inside = ast.parse(text.value.strip(), mode="eval")
            except SyntaxError:  # said where the annotation is looked up
                continue
            yield from (ast.copy_location(node, text) for node in ast.walk(inside))


def compared(tree: ast.Module) -> Iterator[ast.Compare]:
    """Comparisons with `is` in functions, and with `in` in lambdas and what is declared.

    `is None` is Python's own business, and so is what a helper looks up with `in`.
    """
    nodes = list(ast.walk(tree))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.Lambda)]
    formulas = [node for node in functions if isinstance(node, ast.Lambda) or any(
        DECLARING & {part.attr for part in ast.walk(decorator) if isinstance(part, ast.Attribute)}
        for decorator in node.decorator_list)]
    for wanted, where in (((ast.Is, ast.IsNot), functions), ((ast.In, ast.NotIn), formulas)):
        for node in {part: None for function in where for part in ast.walk(function)}:
            if isinstance(node, ast.Compare) and any(isinstance(op, wanted) for op in node.ops) and not any(
                    isinstance(side, ast.Constant) and side.value is None for side in (node.left, *node.comparators)):
                yield node


def split(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a file, an import of several names as one of each."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            yield from (ast.copy_location(ast.ImportFrom(node.module, [alias], node.level), alias)
                        for alias in node.names)
        else:
            yield node


def binds(node: ast.AST) -> list[str]:
    """The names that one node gives a meaning."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.alias):
        return [(node.asname or node.name).split(".")[0]]
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        return [node.name] if node.name else []
    return []


def bound_by(node: ast.stmt) -> set[str]:
    """The names that a statement of the module would have bound."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    return {name for part in ast.walk(node) if not isinstance(part, ast.arg) for name in binds(part)}


def forget(path: str) -> None:
    """Lets go of the sorts of an earlier run of the file, which Python may still hold."""
    for cls in sort_classes():
        if cls.place and cls.place.path == path:
            cls.place = None


def sort_classes() -> list[SortClass]:
    """Every sort class that there is."""
    todo: list[type] = [Sort, Table]
    for cls in todo:
        todo += type.__subclasses__(cls)
    return [cls for cls in todo if isinstance(cls, SortClass)]
