"""`python -m tests.house`: the state of the code in numbers that a test keeps from rising.

- words in code: string constants with Cyrillic letters, docstrings left out, by package
- circles: modules that import each other, directly or by way of others, type checking included
- lists of languages: module-level collections that spell out three language codes or more
- longest functions and files, in lines
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("analytics", "dashboard")
CYRILLIC = re.compile("[\u0400-\u04ff]")
CODES = frozenset({"kk", "uz", "uz-Cyrl", "uz-Latn", "ru", "en"})

Tree = ast.Module
Trees = dict[str, Tree]  # by dotted name


def trees() -> Trees:
    """Every module of the two packages."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {_dotted(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def words_in_code(modules: Trees) -> Counter[str]:
    """How many string constants of each package hold Cyrillic letters."""
    found: Counter[str] = Counter()
    for name, tree in modules.items():
        told = {id(node.body[0].value) for node in ast.walk(tree) if _has_docstring(node)}
        package = ".".join(name.split(".")[:2])
        strings = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
        found[package] += sum(bool(CYRILLIC.search(n.value)) for n in strings if id(n) not in told)
    return +found


def _has_docstring(node: ast.AST) -> bool:
    holder = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    return holder and bool(node.body) and isinstance(node.body[0], ast.Expr)


def circles(modules: Trees) -> list[str]:
    """A circle of imports, if there is one: the modules from one to itself."""
    graph = {name: {one for one in _imports(tree, modules) if one != name} for name, tree in modules.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        return [str(name) for name in error.args[1]]
    return []


def _imports(tree: Tree, modules: Trees) -> Iterator[str]:
    """What a module imports while it is loaded; what a function imports at its first call does not count."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in modules else str(node.module) for name in names if node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif not isinstance(node, ast.FunctionDef):
            waiting.extend(ast.iter_child_nodes(node))


def language_lists(modules: Trees) -> list[str]:
    """Module-level collections that spell out three language codes or more, as «module: line»."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in modules.items()
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and len(_codes(node.value)) > 2
    ]


def _codes(value: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and node.value in CODES}


def functions(modules: Trees) -> list[tuple[int, str]]:
    """Lines of each function with its name, the longest first; the docstring does not count."""
    found = []
    for name, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if _has_docstring(node) and len(node.body) > 1 else node.body
                found.append((int(node.end_lineno or 0) - body[0].lineno + 1, f"{name}.{node.name}"))
    return sorted(found, reverse=True)


def files() -> list[tuple[int, str]]:
    """Lines of each file, the longest first."""
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    sizes = [(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT))) for path in paths]
    return sorted(sizes, reverse=True)


def main() -> int:
    """Print all counts."""
    modules = trees()
    print("words in code:", ", ".join(f"{name} {n}" for name, n in words_in_code(modules).most_common()) or "none")
    print("circle of imports:", " -> ".join(circles(modules)) or "none")
    lists = language_lists(modules)
    print(f"lists of languages: {len(lists)} ({', '.join(lists)})")
    print("longest functions:", ", ".join(f"{name} {n}" for n, name in functions(modules)[:5]))
    print("longest files:", ", ".join(f"{name} {n}" for n, name in files()[:5]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
