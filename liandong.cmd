@echo off
rem Builds what changed, then runs the command line.
setlocal
set "home=%~dp0"
set "client=%home%artifacts\bin\Client\release\Liandong.Client.dll"
set "stamp=%home%artifacts\liandong.built"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
where dotnet >nul 2>nul || (echo .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & exit /b 1)
if not exist "%client%" goto build
if not exist "%stamp%" goto build
powershell -NoProfile -Command "$t = (Get-Item '%stamp%').LastWriteTime; $n = Get-ChildItem '%home%src','%home%scenarios' -Recurse -File -Include *.cs,*.csproj,*.props,*.json,*.js,*.css,*.html,*.razor | Where-Object { $_.FullName -notmatch 'node_modules' -and $_.LastWriteTime -gt $t } | Select-Object -First 1; if ($n) { exit 1 }"
if not errorlevel 1 goto start
:build
where npm >nul 2>nul || (echo Node.js ^(npm^) is needed to build: https://nodejs.org 1>&2 & exit /b 1)
echo building ... 1>&2
pushd "%home%"
dotnet build src\Client\Client.csproj -c Release -v quiet --tl:off 1>&2 || (popd & echo The build failed. 1>&2 & exit /b 1)
popd
type nul > "%stamp%"
:start
dotnet "%client%" %*
exit /b %errorlevel%
