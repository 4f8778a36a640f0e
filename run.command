#!/bin/sh
# Double-click to start Elchi over the sample (macOS, Linux); on a command line, name a folder of articles.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
articles=${1:-$here/data/articles}
case $articles in /*) ;; *) articles=$PWD/$articles ;; esac
cd "$here" || exit 1
if command -v uv >/dev/null; then
  exec uv run --python 3.11 --with-requirements requirements.txt python -m analytics run "$articles"
fi
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or newer is needed: get it from python.org or your package manager, and try again."
  exit 1
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv || exit 1
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt || exit 1
exec .venv/bin/python -m analytics run "$articles"
