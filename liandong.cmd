@echo off
rem Builds what changed, then runs the command line.
setlocal
set "home=%~dp0"
set "client=%home%artifacts\bin\Client\release\Liandong.Client.dll"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
where dotnet >nul 2>nul
if errorlevel 1 goto nodotnet
if not exist "%home%src\Scenarios\Report\node_modules" (
  where npm >nul 2>nul
  if errorlevel 1 goto nonpm
)
rem The build finds out by itself what changed; the working directory stays the caller's.
dotnet build "%home%src\Client\Client.csproj" -c Release -v quiet --tl:off 1>&2
if errorlevel 1 goto nobuild
dotnet "%client%" %*
exit /b %errorlevel%

:nodotnet
echo .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
exit /b 1

:nonpm
echo Node.js (npm) is needed to build: https://nodejs.org 1>&2
exit /b 1

:nobuild
echo The build failed. 1>&2
exit /b 1
