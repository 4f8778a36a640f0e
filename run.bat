@echo off
rem Double-click to start Elchi over the sample, or drop a folder of articles on this file.
setlocal
cd /d "%~dp0"
set "ARTICLES=%~1"
if "%ARTICLES%"=="" set "ARTICLES=data\articles"
where uv >nul 2>nul && goto uv
where py >nul 2>nul && (set "PYTHON=py -3") || (set "PYTHON=python")
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul || (
  echo Python 3.11 or newer is needed. Get it from python.org, tick "Add python.exe to PATH", and try again.
  pause
  exit /b 1
)
if not exist .venv\Scripts\python.exe %PYTHON% -m venv .venv || goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check -r requirements.txt || goto failed
.venv\Scripts\python -m analytics run "%ARTICLES%"
goto end
:uv
uv run --python 3.11 --with-requirements requirements.txt python -m analytics run "%ARTICLES%"
goto end
:failed
echo The packages that Elchi needs could not be installed. Is this machine on the network?
:end
pause
