@echo off
rem Double-click to start the dashboard. Arguments are passed on: start.bat --share
setlocal
chcp 65001 >nul
pushd "%~dp0"
set "RUN="
python -c "" >nul 2>nul
if not errorlevel 1 set "RUN=python"
py -3 -c "" >nul 2>nul
if not errorlevel 1 set "RUN=py -3"
if not defined RUN goto none
%RUN% start.py %*
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="0" pause
popd
exit /b %CODE%
:none
type i18n\start.no_python.txt
pause
popd
exit /b 1
