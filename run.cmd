@rem Not yet run on Windows.
@echo off
rem Starts one of the programs, as the script run does. Builds it first if it is missing.
setlocal
set "root=%~dp0"
set "program=%~1"
set "arguments="
set "flags="

:next
shift
if "%~1"=="" goto select
set arguments=%arguments% %1
goto next

:select
if "%program%"=="sandbox" set "module=mock-server" & set "first=" & goto start
if "%program%"=="server" set "module=server-stub" & set "first=serve" & set "flags=-XX:+ExitOnOutOfMemoryError" & goto start
if "%program%"=="account" set "module=server-stub" & set "first=account" & goto start
if "%program%"=="credential" set "module=server-stub" & set "first=credential" & goto start
if "%program%"=="number" set "module=server-stub" & set "first=number" & goto start
if "%program%"=="history" set "module=server-stub" & set "first=history" & goto start
if "%program%"=="database" set "module=server-stub" & set "first=database" & goto start
if "%program%"=="operator-token" set "module=server-stub" & set "first=operator-token" & goto start
if "%program%"=="contract-tests" set "module=contract-tests" & set "first=" & goto start
echo Usage: run PROGRAM [ARGUMENT...]
echo.
echo PROGRAM is sandbox, server, account, credential, number, history, database, operator-token or contract-tests.
echo "run PROGRAM --help" lists the options of a program. The only requirement is a JDK, 17 or newer.
if "%program%"=="--help" exit /b 0
exit /b 2

:start
call :find
if exist "%jar%" goto run
echo Building %module%. The first build also downloads libraries. 1>&2
pushd "%root%"
call mvnw.cmd -q -Pprogram -pl openapi,%module% package || (popd & exit /b 2)
popd
call :find

:run
set "java=java"
if not "%JAVA_HOME%"=="" set "java=%JAVA_HOME%\bin\java"
"%java%" %flags% -jar "%jar%" %first% %arguments%
exit /b %ERRORLEVEL%

:find
set "jar=none"
for %%j in ("%root%%module%\target\%module%-*.jar") do set "jar=%%j"
exit /b 0
